import { fileMarkOf } from '@recado/contracts/file-marks'
import type { MessageAttachment } from '@recado/contracts/messages'
import { shorten, shortenWithDots } from '@recado/contracts/shorten'

const LENGTH = 160

/** One line for lists: the beginning of the text, or else the sign of what was sent. */
export function previewOf(body: string, attachments: readonly MessageAttachment[]): string {
  const beginning = shorten(body, 4 * LENGTH)
    .replace(/\s+/g, ' ')
    .trim()
  return beginning === '' ? fileMarkOf(attachments) : shortenWithDots(beginning, LENGTH)
}
