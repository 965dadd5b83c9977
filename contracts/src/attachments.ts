import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { cleanFileName } from './file-names.ts'
import { AttachmentId, ConversationId } from './ids.ts'
import { isBlank } from './unseen.ts'
import { Instant } from './wire.ts'

export const AttachmentKind = z.enum(['image', 'document', 'audio'])
export type AttachmentKind = z.output<typeof AttachmentKind>

/**
 * `uploading`: parts are missing. `ready`: whole and checked, not yet sent. `sent`: with a message. `refused`: it was not
 * what it said it was.
 */
export const AttachmentStatus = z.enum(['uploading', 'ready', 'sent', 'refused'])

export const BeginUploadBody = z.strictObject({
  conversation_id: ConversationId,
  kind: AttachmentKind,
  name: z
    .string()
    .overwrite(cleanFileName)
    .refine((name) => !isBlank(name), { error: 'text_empty' }),
  content_type: z.string().trim().toLowerCase().max(120),
  size_bytes: z.number().int().min(0, { error: 'too_small' }).max(1_000_000_000),
})

/** First byte of the part within the file. */
export const PartQuery = z.object({ offset: z.coerce.number().int().min(0).max(1_000_000_000) })

export const AttachmentView = z.object({
  id: AttachmentId,
  conversation_id: ConversationId,
  kind: AttachmentKind,
  name: z.string(),
  content_type: z.string(),
  size_bytes: z.number().int(),
  /** Where an interrupted upload goes on. */
  received_bytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  duration_ms: z.number().int().nullable(),
  status: AttachmentStatus,
  created_at: Instant,
})

/** Addresses that let whoever has them read the file, until `expires_at`. Null while it is not whole. */
export const AttachmentLinks = z.object({
  url: z.string(),
  thumbnail_url: z.string().nullable(),
  expires_at: Instant,
})
export const AttachmentDetail = AttachmentView.extend({ links: AttachmentLinks.nullable() })

/** What parts of a file are sent as. */
export const PART_TYPE = 'application/octet-stream'

const tag = 'Attachments'
const params = z.object({ id: AttachmentId })
const path = '/api/v1/attachments'

export const attachmentEndpoints = {
  begin: defineEndpoint({
    name: 'begin-attachment',
    method: 'POST',
    path,
    tag,
    summary: 'Makes room for a file of a conversation. Its parts follow.',
    status: 201,
    body: BeginUploadBody,
    response: AttachmentView,
  }),
  putPart: defineEndpoint({
    name: 'put-attachment-part',
    method: 'PUT',
    path: `${path}/:id/parts`,
    tag,
    summary:
      'The next part of the file, from `offset` (= received_bytes) on: 64 kB to 4 MB, the last one what is left.',
    params,
    query: PartQuery,
    consumes: [PART_TYPE],
    response: AttachmentView,
  }),
  finish: defineEndpoint({
    name: 'finish-attachment',
    method: 'POST',
    path: `${path}/:id/finish`,
    tag,
    summary: 'Ends an upload whose parts have all come: the file is checked and can then be sent. Twice is as once.',
    params,
    response: AttachmentView,
  }),
  get: defineEndpoint({
    name: 'get-attachment',
    method: 'GET',
    path: `${path}/:id`,
    tag,
    summary: 'What a file is, how much of it came, and addresses to read it by that soon expire.',
    params,
    response: AttachmentDetail,
  }),
}
