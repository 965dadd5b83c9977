import { PickedOption } from '@recado/contracts/interactive'
import type { MessageAttachment } from '@recado/contracts/messages'
import type { Message } from '@recado/flow'

export interface InboundMessage {
  body: string
  attachments: readonly MessageAttachment[]
  data: Readonly<Record<string, unknown>>
}

const VALUE = 'value:'

/** A message of the contact as a flow hears it: what was picked, files with their caption, or words. */
export function readMessage({ body, attachments, data }: InboundMessage): Message[] {
  const picked = PickedOption.safeParse(data.option)
  // What was chosen in a field: the form in which it is read, whatever its reader sees.
  if (picked.success && picked.data.id.startsWith(VALUE)) {
    return [{ kind: 'text', text: picked.data.id.slice(VALUE.length) }]
  }
  if (picked.success) return [{ kind: 'reply', option_id: picked.data.id, title: body.slice(0, 1_000) }]
  if (attachments.length === 0) return [{ kind: 'text', text: body }]
  return attachments.map(({ id, kind, name, content_type: mime, size_bytes: size }, n) => ({
    kind: 'media',
    media: mime.startsWith('video/') ? 'video' : kind,
    url: `attachment:${id}`,
    name: name.slice(0, 500),
    mime: mime.slice(0, 200),
    size,
    ...(n === 0 && body !== '' ? { caption: body } : {}),
  }))
}
