import type { MessageAttachment } from '@recado/contracts/messages'

const LENGTH = 160

/** One line for lists: the beginning of the text, or else the first file's name. */
export function previewOf(body: string, attachments: readonly MessageAttachment[]): string {
  const beginning = body
    .slice(0, 4 * LENGTH)
    .replace(/\s+/g, ' ')
    .trim()
  if (beginning === '') return attachments[0]?.name.slice(0, LENGTH) ?? ''
  return beginning.length > LENGTH
    ? `${beginning
        .slice(0, LENGTH - 1)
        .toWellFormed()
        .trimEnd()}…`
    : beginning
}
