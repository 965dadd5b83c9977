import { PHOTO_SIDE } from '@recado/contracts/photos'
import { type Crop, sideOfCrop } from './crop-square.ts'

/** Draws the chosen square so that it fills the canvas, on white where the picture is transparent. */
export function drawCrop(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const pen = canvas.getContext('2d')
  if (pen === null) return
  const side = sideOfCrop(picture, crop)
  pen.imageSmoothingQuality = 'high'
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, crop.x - side / 2, crop.y - side / 2, side, side, 0, 0, canvas.width, canvas.height)
}

/** The chosen square as a file of its own, pixels alone: WebP, or PNG where a browser writes no WebP. */
export async function photoOf(picture: ImageBitmap, crop: Crop): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = PHOTO_SIDE
  canvas.height = PHOTO_SIDE
  drawCrop(canvas, picture, crop)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/webp', 0.92))
  if (blob === null) throw new Error('the photo could not be written')
  return new File([blob], 'photo', { type: blob.type })
}
