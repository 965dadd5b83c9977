import { z } from 'zod'
import { ApiKeyId, IdentityId, MailId, MemberId, RoleId } from './ids.ts'
import { nameLine } from './names.ts'
import { Permission, Visibility } from './permissions.ts'
import { Instant, line, Revision } from './wire.ts'

export const MemberView = z.object({
  id: MemberId,
  identity_id: IdentityId,
  name: z.string(),
  email: z.string(),
  role: z.string(),
  status: z.enum(['active', 'disabled']),
  /** Of role and status: a name is its bearer's to change. */
  revision: Revision,
  created_at: Instant,
})
export const UpdateMemberBody = z.strictObject({
  role: z.string().max(60).optional(),
  status: z.enum(['active', 'disabled']).optional(),
})

export const RoleView = z.object({
  /** Null for the system's own roles. */
  id: RoleId.nullable(),
  key: z.string(),
  name: z.string(),
  system: z.boolean(),
  permissions: z.array(Permission),
  visibility: Visibility,
  revision: Revision,
})
export const RoleBody = z.strictObject({
  name: line(80),
  permissions: z.array(Permission).max(100),
  visibility: Visibility.default('own'),
})

export const ApiKeyView = z.object({
  id: ApiKeyId,
  name: z.string(),
  token_prefix: z.string(),
  scopes: z.array(Permission),
  created_by: z.string(),
  created_at: Instant,
  expires_at: Instant.nullable(),
  last_used_at: Instant.nullable(),
  revoked_at: Instant.nullable(),
})
export const CreateApiKeyBody = z.strictObject({
  name: nameLine(80),
  scopes: z.array(Permission).min(1).max(100),
  expires_at: Instant.optional(),
})
/** The key itself is here and never again. */
export const CreatedApiKey = ApiKeyView.extend({ token: z.string() })

/** A mail in the development mailbox. */
export const MailSummary = z.object({
  id: MailId,
  to: z.string(),
  subject: z.string(),
  kind: z.string(),
  created_at: Instant,
})
export const MailView = MailSummary.extend({ from: z.string(), text: z.string(), html: z.string() })
