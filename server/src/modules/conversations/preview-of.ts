import type { MessageAttachment } from '@recado/contracts/messages'
import { shorten, shortenWithDots } from '@recado/contracts/shorten'

const LENGTH = 160

/** One line for lists: the beginning of the text, or else the first file's name. */
export function previewOf(body: string, attachments: readonly MessageAttachment[]): string {
  const beginning = shorten(body, 4 * LENGTH)
    .replace(/\s+/g, ' ')
    .trim()
  return beginning === '' ? shorten(attachments[0]?.name ?? '', LENGTH) : shortenWithDots(beginning, LENGTH)
}
