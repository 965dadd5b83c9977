import { z } from 'zod'
import { Slug } from './auth.ts'
import { defineEndpoint } from './endpoint.ts'
import { PartnerId } from './ids.ts'
import { nameLine } from './names.ts'
import { Email, Instant, line, PageQuery, pageOf } from './wire.ts'

export const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, { error: 'domain_malformed' })

export const PartnerView = z.object({
  id: PartnerId,
  slug: z.string(),
  name: z.string(),
  status: z.enum(['active', 'suspended']),
  base_domain: z.string().nullable(),
  tenants_max: z.number().int(),
  tenants: z.number().int(),
  created_at: Instant,
  /** Addresses of those who were invited to administer it and have not answered. */
  invited: z.array(z.string()),
})

export const CreatePartnerBody = z.strictObject({
  name: nameLine(120),
  slug: Slug,
  base_domain: Domain.optional(),
  tenants_max: z.number().int().min(1).max(100_000).default(100),
  /** Gets an invitation by e-mail: an address alone makes nobody an administrator. */
  admin: z.strictObject({ name: nameLine(120).optional(), email: Email }),
})

export const InvitePartnerAdminBody = z.strictObject({ name: nameLine(120).optional(), email: Email })

export const ChangePartnerStatusBody = z.strictObject({
  status: z.enum(['active', 'suspended']),
  /** For the audit log. */
  reason: line(400),
})

/** How each schema was brought to its version: the report of the last runs. */
export const UnitView = z.object({
  database: z.string(),
  schema: z.string(),
  version: z.number().int(),
  newest: z.number().int(),
  state: z.enum(['pending', 'migrating', 'current', 'failed']),
  tenants: z.number().int(),
  error: z.string().nullable(),
})

const params = z.object({ partner_id: PartnerId })
const path = '/api/v1/platform'

export const partnerEndpoints = {
  list: defineEndpoint({
    name: 'list-partners',
    method: 'GET',
    path: `${path}/partners`,
    tag: 'Platform',
    summary: 'Every partner, newest first.',
    query: PageQuery,
    response: pageOf(PartnerView),
  }),
  create: defineEndpoint({
    name: 'create-partner',
    method: 'POST',
    path: `${path}/partners`,
    tag: 'Platform',
    summary: 'Makes a partner and invites its first administrator by e-mail.',
    status: 201,
    body: CreatePartnerBody,
    response: PartnerView,
  }),
  invite: defineEndpoint({
    name: 'invite-partner-admin',
    method: 'POST',
    path: `${path}/partners/:partner_id/invitations`,
    tag: 'Platform',
    summary: 'Invites somebody to administer a partner, or again: the former link stops.',
    status: 201,
    params,
    body: InvitePartnerAdminBody,
    response: PartnerView,
  }),
  changeStatus: defineEndpoint({
    name: 'change-partner-status',
    method: 'POST',
    path: `${path}/partners/:partner_id/status`,
    tag: 'Platform',
    summary: 'Suspends a partner, whose people are out at once while its tenants go on, or takes it back.',
    params,
    body: ChangePartnerStatusBody,
    response: PartnerView,
  }),
  listUnits: defineEndpoint({
    name: 'list-units',
    method: 'GET',
    path: `${path}/units`,
    tag: 'Platform',
    summary: 'At which version each schema stands, and what stopped those that failed.',
    query: PageQuery,
    response: pageOf(UnitView),
  }),
}
