import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { fileTypeFromStream } from 'file-type'
import { pictures } from '../../platform/pictures.ts'
import type { AttachmentType } from './attachment-types.ts'
import { findActualType, findDeclaredType } from './attachment-types.ts'
import type { Attachment } from './attachments.sql.ts'
import { measureAudio } from './measure-audio.ts'
import { readText } from './read-text.ts'

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
  const sniffed = declared === undefined ? undefined : await sniff(open, declared)
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

async function sniff(open: () => AsyncIterable<Uint8Array>, declared: AttachmentType): Promise<string | undefined> {
  // A file that breaks off where its format goes on is none of the format.
  const found = await fileTypeFromStream(Readable.toWeb(Readable.from(open(), { objectMode: false }))).catch(
    () => undefined,
  )
  if (found === undefined || TEXTS.has(found.mime)) return readText(open)
  // Some marks are words, too: a table that begins with "BMW" is no bitmap.
  const written = declared.sniffed === 'text' && !MARKED_TEXTS.has(found.mime)
  return (written ? await readText(open) : undefined) ?? found.mime
}

/** Formats that are text and that no program runs: read as such. */
const TEXTS: ReadonlySet<string> = new Set(['application/xml', 'text/vcard', 'text/calendar'])
/** Text whose first letters say reliably what it is. */
const MARKED_TEXTS: ReadonlySet<string> = new Set(['application/pdf', 'application/rtf', 'application/postscript'])

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
