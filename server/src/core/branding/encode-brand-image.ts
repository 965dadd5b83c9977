import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { Sharp } from 'sharp'
import { pictures } from '../../platform/pictures.ts'
import { errors } from './errors.ts'
import { readIcon } from './read-icon.ts'

/** An image made anew from a picture somebody sent: only pixels of ours are ever served. */
export interface BrandImage {
  /** Of what was sent: the same picture has the same addresses. */
  hash: string
  /** `size` ends the file's name: `512.webp`. */
  files: { size: string; contentType: string; body: Buffer }[]
}

export const MAX_IMAGE_BYTES = 1024 * 1024
const MIN_SIDE = 16
const MAX_SIDE = 4096
/** 4096². A PNG of 50,000 × 50,000 fits in 1 MB and would take 10 GB decoded. */
const MAX_PIXELS = MAX_SIDE * MAX_SIDE
const DECODE_SECONDS = 5

const READABLE_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/x-icon'])

/**
 * Checks a picture by its bytes (not by what the sender calls it) and encodes the sizes that pages, mails and browsers
 * ask for. Metadata, animation and anything hidden behind the pixels is left behind.
 *
 * @throws image_missing, image_svg_refused, image_type_unsupported (415), image_dimensions_refused, image_unreadable
 */
export async function encodeBrandImage(kind: 'logo' | 'favicon', sent: unknown): Promise<BrandImage> {
  if (!Buffer.isBuffer(sent) || sent.length === 0) throw errors.image_missing()
  const type = await sniff(sent)
  const picture = type === 'image/x-icon' ? readIcon(sent) : await openPicture(sent)
  const hash = createHash('sha256').update(sent).digest('hex').slice(0, 32)
  try {
    const files = kind === 'logo' ? await encodeLogo(picture) : await encodeFavicon(picture)
    return { hash, files }
  } catch (cause) {
    throw errors.image_unreadable({ cause })
  }
}

async function sniff(bytes: Buffer): Promise<string> {
  const type = (await fileTypeFromBuffer(bytes))?.mime
  if (type !== undefined && READABLE_TYPES.has(type)) return type
  // An SVG is a program: it may run scripts and fetch what it likes.
  if (/<svg[\s>]/i.test(bytes.subarray(0, 4096).toString('latin1'))) throw errors.image_svg_refused()
  throw errors.image_type_unsupported()
}

async function openPicture(bytes: Buffer): Promise<Sharp> {
  const picture = pictures()(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
  // Reads the header alone; nothing is decoded before its size is known.
  const { width, height } = await picture.metadata().catch((cause: Error) => {
    throw /pixel limit/.test(cause.message)
      ? errors.image_dimensions_refused({ cause, params: DIMENSIONS })
      : errors.image_unreadable({ cause })
  })
  if (Math.min(width, height) < MIN_SIDE || Math.max(width, height) > MAX_SIDE) {
    throw errors.image_dimensions_refused({ params: DIMENSIONS })
  }
  return picture.autoOrient()
}

const DIMENSIONS = { min: MIN_SIDE, max: MAX_SIDE }

/** WebP for pages, PNG for mails and PDFs, whose readers know no WebP. */
async function encodeLogo(picture: Sharp): Promise<BrandImage['files']> {
  const fitted = picture
    .timeout({ seconds: DECODE_SECONDS })
    .resize({ width: 512, height: 512, fit: 'inside', withoutEnlargement: true })
  const [webp, png] = await Promise.all([
    fitted.clone().webp({ quality: 90, effort: 4 }).toBuffer(),
    fitted.clone().png({ compressionLevel: 9 }).toBuffer(),
  ])
  return [
    { size: '512.webp', contentType: 'image/webp', body: webp },
    { size: '512.png', contentType: 'image/png', body: png },
  ]
}

/** Of a browser's tab, of a phone's home screen. */
const FAVICON_SIDES = [32, 180] as const

async function encodeFavicon(picture: Sharp): Promise<BrandImage['files']> {
  const files: BrandImage['files'] = []
  for (const side of FAVICON_SIDES) {
    const body = await picture
      .clone()
      .timeout({ seconds: DECODE_SECONDS })
      .resize({ width: side, height: side, fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    files.push({ size: `${side}.png`, contentType: 'image/png', body })
  }
  return files
}
