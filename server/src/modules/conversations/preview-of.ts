import { fileMarkOf } from '@recado/contracts/file-marks'
import type { MessageAttachment } from '@recado/contracts/messages'

const LENGTH = 160

/** One line for lists: the beginning of the text, or else the sign of what was sent. */
export function previewOf(body: string, attachments: readonly MessageAttachment[]): string {
  const beginning = body
    .slice(0, 4 * LENGTH)
    .replace(/\s+/g, ' ')
    .trim()
  if (beginning === '') return fileMarkOf(attachments)
  return beginning.length > LENGTH
    ? `${beginning
        .slice(0, LENGTH - 1)
        .toWellFormed()
        .trimEnd()}…`
    : beginning
}
