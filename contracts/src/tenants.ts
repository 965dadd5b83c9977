import { z } from 'zod'
import { EnterTenantBody, SignInAnswer, Slug } from './auth.ts'
import { defineEndpoint } from './endpoint.ts'
import { PartnerId, TenantId } from './ids.ts'
import { nameLine } from './names.ts'
import { Email, Instant, Locale, line, PageQuery, pageOf, Revision } from './wire.ts'

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

export const ownTenantEndpoints = {
  get: defineEndpoint({
    name: 'get-own-tenant',
    method: 'GET',
    path: '/api/v1/tenant',
    tag: 'Company',
    summary: 'The company the caller works in.',
    response: TenantView,
  }),
  update: defineEndpoint({
    name: 'update-own-tenant',
    method: 'PATCH',
    path: '/api/v1/tenant',
    tag: 'Company',
    summary: 'Changes name, address, language or time zone. A former address redirects for 90 days.',
    body: UpdateTenantBody,
    response: TenantView,
  }),
}

export const partnerTenantEndpoints = {
  list: defineEndpoint({
    name: 'list-partner-tenants',
    method: 'GET',
    path: '/api/v1/partner/tenants',
    tag: 'Partner',
    summary: 'The tenants this partner opened, newest first.',
    query: PageQuery,
    response: pageOf(TenantView),
  }),
  get: defineEndpoint({
    name: 'get-partner-tenant',
    method: 'GET',
    path: '/api/v1/partner/tenants/:tenant_id',
    tag: 'Partner',
    summary: 'One tenant of this partner.',
    params: z.object({ tenant_id: TenantId }),
    response: TenantView,
  }),
  open: defineEndpoint({
    name: 'open-partner-tenant',
    method: 'POST',
    path: '/api/v1/partner/tenants',
    tag: 'Partner',
    summary: 'Opens a tenant that works: place, brand, address, invitation of its owner.',
    status: 201,
    body: OpenTenantBody,
    response: TenantView,
  }),
  enter: defineEndpoint({
    name: 'enter-partner-tenant',
    method: 'POST',
    path: '/api/v1/partner/tenants/:tenant_id/enter',
    tag: 'Partner',
    summary: 'A session inside the tenant: a program’s at once, a browser’s by a hand-over to the tenant’s own host.',
    params: z.object({ tenant_id: TenantId }),
    body: EnterTenantBody,
    response: SignInAnswer,
  }),
}

export const platformTenantEndpoints = {
  list: defineEndpoint({
    name: 'list-tenants',
    method: 'GET',
    path: '/api/v1/platform/tenants',
    tag: 'Platform',
    summary: 'Every tenant, newest first.',
    query: PageQuery.extend({ status: TenantStatus.optional() }),
    response: pageOf(TenantView),
  }),
  get: defineEndpoint({
    name: 'get-tenant',
    method: 'GET',
    path: '/api/v1/platform/tenants/:tenant_id',
    tag: 'Platform',
    summary: 'One tenant.',
    params: z.object({ tenant_id: TenantId }),
    response: TenantView,
  }),
  open: defineEndpoint({
    name: 'open-tenant',
    method: 'POST',
    path: '/api/v1/platform/tenants',
    tag: 'Platform',
    summary: 'Opens a tenant without a partner; may choose its placement.',
    status: 201,
    body: OpenTenantBody,
    response: TenantView,
  }),
  changeStatus: defineEndpoint({
    name: 'change-tenant-status',
    method: 'POST',
    path: '/api/v1/platform/tenants/:tenant_id/status',
    tag: 'Platform',
    summary: 'Moves a tenant along its lifecycle, with a reason that is audited.',
    params: z.object({ tenant_id: TenantId }),
    body: ChangeTenantStatusBody,
    response: TenantView,
  }),
  enter: defineEndpoint({
    name: 'enter-tenant',
    method: 'POST',
    path: '/api/v1/platform/tenants/:tenant_id/enter',
    tag: 'Platform',
    summary: 'A session inside the tenant: a program’s at once, a browser’s by a hand-over to the tenant’s own host.',
    params: z.object({ tenant_id: TenantId }),
    body: EnterTenantBody,
    response: SignInAnswer,
  }),
}
