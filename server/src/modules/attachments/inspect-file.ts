import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { fileTypeFromStream } from 'file-type'
import { pictures } from '../../platform/pictures.ts'
import type { AttachmentType } from './attachment-types.ts'
import { findActualType, findDeclaredType } from './attachment-types.ts'
import type { Attachment } from './attachments.sql.ts'
import { measureAudio } from './measure-audio.ts'

export type Refusal = 'attachment_disguised' | 'attachment_image_refused'

export interface Inspected {
  type: AttachmentType
  width: number | null
  height: number | null
  /** Of a recording, where its file says so. */
  durationMs: number | null
  /** WebP of at most 320 × 320, upright, without metadata. */
  thumbnail: Buffer | null
}

const THUMBNAIL_SIDE = 320
/** 50 million: more than any phone's camera gives. A PNG of 1 MB can hold 20 times that, which is 10 GB decoded. */
const MAX_PIXELS = 50_000_000
/** No panorama is longer. Rows cost, too: 1 × 50 million pixels are 440 kB, and took 7 s of a processor. */
const MAX_SIDE = 30_000
const DECODE_SECONDS = 10

/**
 * Looks at a file's own bytes: what it is, whatever it was called, and for a picture how large and what it looks like in
 * small. `open` reads the file from its beginning, as often as it is called.
 */
export async function inspectFile(
  upload: Pick<Attachment, 'kind' | 'content_type'>,
  open: () => AsyncIterable<Uint8Array>,
): Promise<Inspected | { refused: Refusal }> {
  const declared = findDeclaredType(upload.kind, upload.content_type)
  const sniffed = await sniff(open)
  const type = declared === undefined || sniffed === undefined ? undefined : findActualType(declared, sniffed)
  if (type === undefined) return { refused: 'attachment_disguised' }
  const nothing = { width: null, height: null, durationMs: null, thumbnail: null }
  if (type.kind === 'document') return { type, ...nothing }
  // At most 16 MB by the plans, as a picture.
  const bytes = await buffer(Readable.from(open()))
  if (type.kind === 'audio') return { type, ...nothing, durationMs: measureAudio(bytes, type.contentType) }
  const picture = await shrink(bytes)
  return picture === undefined ? { refused: 'attachment_image_refused' } : { type, ...nothing, ...picture }
}

async function sniff(open: () => AsyncIterable<Uint8Array>): Promise<string | undefined> {
  // A file that breaks off where its format goes on is none of the format.
  const found = await fileTypeFromStream(Readable.toWeb(Readable.from(open(), { objectMode: false }))).catch(
    () => undefined,
  )
  if (found !== undefined) return found.mime
  return (await readsAsText(open)) ? 'text' : undefined
}

/**
 * Text has no mark of its own: it is what has no control characters and does not begin as markup. Old Windows writes
 * Latin letters in one byte each, so UTF-8 is not asked for.
 */
async function readsAsText(open: () => AsyncIterable<Uint8Array>): Promise<boolean> {
  let head = ''
  for await (const piece of open()) {
    const text = Buffer.from(piece).toString('latin1')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells a program from a text
    if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return false
    if (head.length < 4_096) head += text.slice(0, 4_096)
  }
  return !/^(\u00ef\u00bb\u00bf)?\s*<(!doctype|html|head|body|script|svg|\?xml|!--)/i.test(head)
}

/** Undefined for what is too large to decode, or cannot be. */
async function shrink(bytes: Buffer): Promise<Pick<Inspected, 'width' | 'height' | 'thumbnail'> | undefined> {
  try {
    const picture = pictures()(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
    // Reads the header alone: nothing is decoded before its size is known.
    const { autoOrient } = await picture.metadata()
    if (Math.max(autoOrient.width, autoOrient.height) > MAX_SIDE) return undefined
    const thumbnail = await picture
      .autoOrient()
      .timeout({ seconds: DECODE_SECONDS })
      .resize({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80, effort: 4 })
      .toBuffer()
    return { width: autoOrient.width, height: autoOrient.height, thumbnail }
  } catch {
    return undefined
  }
}
