import { PHOTO_BYTES, photoAttempts, type Size } from './photo-attempts.ts'

/** Pictures that move, and small ones with sharp edges, are better as they are. */
const KEPT = new Set(['image/gif', 'image/png', 'image/webp'])

/**
 * A photo of at most 300 kB, upright, without what the camera wrote into it (where it was taken). An animation, and a small
 * PNG or WebP, stays as it is.
 * @throws when the browser cannot read it as a picture
 */
export async function shrinkPhoto(file: File): Promise<{ blob: Blob; name: string; type: string }> {
  if (KEPT.has(file.type) && (file.size <= PHOTO_BYTES || file.type === 'image/gif')) {
    return { blob: file, name: file.name, type: file.type }
  }
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  try {
    let blob: Blob | undefined
    for (const { quality, ...size } of photoAttempts(picture)) {
      blob = await draw(picture, size, quality)
      if (blob.size <= PHOTO_BYTES) break
    }
    if (blob === undefined) throw new Error('no attempt was made')
    return { blob, name: file.name.replace(/\.[^.]*$/, '').concat('.jpg'), type: 'image/jpeg' }
  } finally {
    picture.close()
  }
}

function draw(picture: ImageBitmap, { width, height }: Size, quality: number): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  // JPEG has no transparency: what was clear would be black.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, width, height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('not drawn'))), 'image/jpeg', quality),
  )
}
