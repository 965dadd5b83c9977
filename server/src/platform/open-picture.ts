import { fileTypeFromBuffer } from 'file-type'
import type { Sharp } from 'sharp'
import { pictureErrors } from './picture-errors.ts'
import { pictures } from './pictures.ts'

const MIN_SIDE = 16
const MAX_SIDE = 4096
/** 4096². A PNG of 50,000 × 50,000 fits in 1 MB and would take 10 GB decoded. */
const MAX_PIXELS = MAX_SIDE * MAX_SIDE
const DIMENSIONS = { min: MIN_SIDE, max: MAX_SIDE }

/** By content type, as people call them. */
const NAMES = { 'image/png': 'PNG', 'image/jpeg': 'JPEG', 'image/webp': 'WebP', 'image/x-icon': 'ICO' } as const
export type PictureType = keyof typeof NAMES

/**
 * What a picture is by its bytes, whatever its sender calls it.
 * @throws image_missing, image_svg_refused, image_type_unsupported (415)
 */
export async function sniffPicture(
  sent: unknown,
  accepted: readonly PictureType[],
): Promise<{ bytes: Buffer; type: PictureType }> {
  if (!Buffer.isBuffer(sent) || sent.length === 0) throw pictureErrors.image_missing()
  const mime = (await fileTypeFromBuffer(sent))?.mime
  const type = accepted.find((each) => each === mime)
  if (type !== undefined) return { bytes: sent, type }
  // An SVG is a program: it may run scripts and fetch what it likes.
  if (/<svg[\s>]/i.test(sent.subarray(0, 4096).toString('latin1'))) throw pictureErrors.image_svg_refused()
  throw pictureErrors.image_type_unsupported({ params: { types: accepted.map((each) => NAMES[each]).join(', ') } })
}

/**
 * A picture that was sent, upright and ready to be made anew. Reads the header alone: nothing is decoded before its size
 * is known.
 * @throws image_dimensions_refused, image_unreadable
 */
export async function openPicture(bytes: Buffer): Promise<Sharp> {
  const picture = pictures()(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
  const { width, height } = await picture.metadata().catch((cause: Error) => {
    throw /pixel limit/.test(cause.message)
      ? pictureErrors.image_dimensions_refused({ cause, params: DIMENSIONS })
      : pictureErrors.image_unreadable({ cause })
  })
  if (Math.min(width, height) < MIN_SIDE || Math.max(width, height) > MAX_SIDE) {
    throw pictureErrors.image_dimensions_refused({ params: DIMENSIONS })
  }
  return picture.autoOrient()
}
