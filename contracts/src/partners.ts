import { z } from 'zod'
import { Slug } from './auth.ts'
import { PartnerId } from './ids.ts'
import { nameLine } from './names.ts'
import { Email, Instant, line } from './wire.ts'

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
