import { z } from 'zod'
import { Slug } from './auth.ts'
import { PartnerId, TenantId } from './ids.ts'
import { nameLine } from './names.ts'
import { Email, Instant, Locale, line, Revision } from './wire.ts'

export const TENANT_STATUSES = ['trial', 'active', 'past_due', 'suspended', 'cancelled', 'erased'] as const
export const TenantStatus = z.enum(TENANT_STATUSES)
export type TenantStatus = z.output<typeof TenantStatus>

export const PLACEMENT_KINDS = ['shared', 'schema', 'database'] as const
export const PlacementKind = z.enum(PLACEMENT_KINDS)
export type PlacementKind = z.output<typeof PlacementKind>

export const TenantView = z.object({
  id: TenantId,
  slug: z.string(),
  name: z.string(),
  partner_id: PartnerId.nullable(),
  status: TenantStatus,
  placement: PlacementKind,
  plan: z.string(),
  /** As people know it. */
  plan_name: z.string(),
  locale: Locale,
  timezone: z.string(),
  trial_ends_at: Instant.nullable(),
  created_at: Instant,
  console_url: z.string(),
  /** Of what `PATCH /tenant` changes. */
  revision: Revision,
})

export const OpenTenantBody = z.strictObject({
  name: nameLine(120),
  slug: Slug,
  plan: z.string().max(60),
  admin: z.strictObject({ name: nameLine(120), email: Email }),
  locale: Locale.default('pt-BR'),
  timezone: z.string().max(60).default('America/Sao_Paulo'),
  /** Overrides the plan's default; only the platform's owner may. */
  placement: PlacementKind.optional(),
  status: z.enum(['trial', 'active']).default('trial'),
})

export const UpdateTenantBody = z.strictObject({
  name: nameLine(120).optional(),
  slug: Slug.optional(),
  locale: Locale.optional(),
  timezone: z.string().max(60).optional(),
})

export const ChangeTenantStatusBody = z.strictObject({ status: TenantStatus, reason: line(500) })
