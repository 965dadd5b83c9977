import type { PartnerId, TenantId } from '@recado/contracts/ids'
import type { PlacementKind, TenantStatus } from '@recado/contracts/tenants'
import type { Locale } from '@recado/contracts/wire'

/** Where a tenant's rows are: (cluster, database, schema), and the epoch under which that is true. */
export interface Placement {
  kind: PlacementKind
  cluster: string
  database: string
  schema: string
  epoch: number
  /** `moving`, `draining`: the fence refuses; `migrating`, `failed`, `pending`: the unit's tables are not current. */
  state: 'active' | 'draining' | 'moving'
  unit: 'pending' | 'migrating' | 'current' | 'failed'
}

/** A tenant as requests see it: read from control, cached, invalidated when any of it changes. */
export interface Tenant {
  id: TenantId
  slug: string
  name: string
  partnerId: PartnerId | null
  status: TenantStatus
  locale: Locale
  timezone: string
  trialEndsAt: Date | null
  createdAt: Date
  placement: Placement
  entitlements: Entitlements
  /** Code of the plan that the tenant's console names; 'none' before a first subscription. */
  plan: string
}

/** The sum of a tenant's subscriptions: numbers are limits (null: no limit), booleans are features. */
export interface Entitlements {
  limits: Readonly<Record<string, number | null>>
  features: Readonly<Record<string, boolean>>
  /** How often something may be asked for; the best of the plans that name it, they do not add. */
  rates: Readonly<Record<string, Rate>>
}

/** So many in so many seconds. */
export interface Rate {
  points: number
  seconds: number
}
