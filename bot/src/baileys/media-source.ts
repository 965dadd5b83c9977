import { downloadContentFromMessage } from 'baileys'
import { z } from 'zod'
import type { DownloadedMedia } from '../driver/driver.ts'
import { MediaError } from '../driver/media-error.ts'

const KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const
export type MediaKind = (typeof KINDS)[number]

const Source = z.object({
  kind: z.enum(KINDS),
  url: z.string().nullable(),
  path: z.string().nullable(),
  key: z.base64(),
  mime: z.string(),
})

/** What is needed to fetch and decrypt a file later, after a restart too. */
export function describeSource(
  message: {
    url?: string | null
    directPath?: string | null
    mediaKey?: Uint8Array | null
    mimetype?: string | null
  },
  kind: MediaKind,
): string {
  const source: z.input<typeof Source> = {
    kind,
    url: message.url ?? null,
    path: message.directPath ?? null,
    key: Buffer.from(message.mediaKey ?? []).toString('base64'),
    mime: message.mimetype ?? '',
  }
  return JSON.stringify(source)
}

/** Ends as soon as there is more than `most`: the size that a sender claims is no promise. */
export async function downloadSource(text: string, most: number): Promise<DownloadedMedia> {
  const { kind, url, path, key, mime } = Source.parse(JSON.parse(text))
  const message = { mediaKey: Buffer.from(key, 'base64'), url, directPath: path }
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of await downloadContentFromMessage(message, kind)) {
      bytes += chunk.length
      if (bytes > most) throw new MediaError('too_large', `the file has more than ${most} bytes`)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof MediaError) throw error
    throw new MediaError(isGone(error) ? 'expired' : 'unavailable', String(error))
  }
  return { bytes: Buffer.concat(chunks), mime }
}

/** WhatsApp keeps files for some weeks; then its servers answer 404, 410, or 403 for a link that has run out. */
function isGone(error: unknown): boolean {
  const status = z.object({ output: z.object({ statusCode: z.number() }) }).safeParse(error).data?.output.statusCode
  return status !== undefined && [403, 404, 410].includes(status)
}
