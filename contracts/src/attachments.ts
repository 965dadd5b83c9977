import { z } from 'zod'
import { AttachmentId, ConversationId } from './ids.ts'
import { Instant, line } from './wire.ts'

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
  name: line(200),
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
