import type { Sharp } from 'sharp'
import { pictureErrors } from '../../platform/picture-errors.ts'
import { pictures } from '../../platform/pictures.ts'

const DIRECTORY_BYTES = 6
const ENTRY_BYTES = 16
const BITMAP_HEADER_BYTES = 40
const MAX_SIDE = 256
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47])

/**
 * The largest picture of an ICO file. It holds PNGs, or bitmaps stored bottom row first with twice their height in the
 * header (pixels, then a mask); of those the ones with 24 or 32 bits a pixel are read, as every icon of this century has.
 * @throws image_unreadable
 */
export function readIcon(file: Buffer): Sharp {
  const count = file.length >= DIRECTORY_BYTES ? file.readUInt16LE(4) : 0
  if (count === 0 || count > 64 || file.length < DIRECTORY_BYTES + count * ENTRY_BYTES)
    throw pictureErrors.image_unreadable()
  const entries = Array.from({ length: count }, (_, index) => {
    const at = DIRECTORY_BYTES + index * ENTRY_BYTES
    // 0 stands for 256.
    const width = file.readUInt8(at) || MAX_SIDE
    return { width, size: file.readUInt32LE(at + 8), offset: file.readUInt32LE(at + 12) }
  }).sort((a, b) => b.width - a.width)
  for (const { size, offset } of entries) {
    const picture = file.subarray(offset, offset + size)
    if (picture.length !== size) continue
    if (picture.subarray(0, 4).equals(PNG_SIGNATURE)) {
      return pictures()(picture, { limitInputPixels: MAX_SIDE * MAX_SIDE * 4, failOn: 'error' })
    }
    const bitmap = readBitmap(picture)
    if (bitmap !== undefined) return bitmap
  }
  throw pictureErrors.image_unreadable()
}

function readBitmap(picture: Buffer): Sharp | undefined {
  if (picture.length < BITMAP_HEADER_BYTES || picture.readUInt32LE(0) !== BITMAP_HEADER_BYTES) return undefined
  const width = picture.readInt32LE(4)
  const height = picture.readInt32LE(8) / 2
  const bits = picture.readUInt16LE(14)
  const compression = picture.readUInt32LE(16)
  const fits = width > 0 && width <= MAX_SIDE && height > 0 && height <= MAX_SIDE && Number.isInteger(height)
  if (!fits || compression !== 0 || (bits !== 24 && bits !== 32)) return undefined
  const bytes = bits / 8
  // Rows are padded to four bytes.
  const stride = Math.ceil((width * bytes) / 4) * 4
  if (picture.length < BITMAP_HEADER_BYTES + stride * height) return undefined
  const pixels = Buffer.alloc(width * height * 4)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = BITMAP_HEADER_BYTES + (height - 1 - row) * stride + column * bytes
      const to = (row * width + column) * 4
      // Stored blue, green, red.
      pixels[to] = picture[from + 2] ?? 0
      pixels[to + 1] = picture[from + 1] ?? 0
      pixels[to + 2] = picture[from] ?? 0
      pixels[to + 3] = bytes === 4 ? (picture[from + 3] ?? 255) : 255
    }
  }
  return pictures()(pixels, { raw: { width, height, channels: 4 } })
}
