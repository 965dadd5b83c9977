import type { TenantStatus } from '@recado/contracts/tenants'
import type { Tenant } from '../../tenancy/tenant.ts'
import { errors } from './errors.ts'

/**
 * What a call uses a tenant for. `inbound` is a message from outside and is never refused; `account` is what must stay
 * reachable unpaid: who am I, billing, export.
 */
export type TenantUse = 'read' | 'write' | 'account' | 'inbound'

const ALL: readonly TenantUse[] = ['read', 'write', 'account', 'inbound']

/** The lifecycle's one table: what each state allows, and which states may follow. */
export const LIFECYCLE: Readonly<
  Record<TenantStatus, { allows: readonly TenantUse[]; next: readonly TenantStatus[] }>
> = {
  trial: { allows: ALL, next: ['active', 'past_due', 'suspended', 'cancelled'] },
  active: { allows: ALL, next: ['past_due', 'suspended', 'cancelled'] },
  past_due: { allows: ALL, next: ['active', 'suspended', 'cancelled'] },
  suspended: { allows: ['account', 'inbound'], next: ['active', 'cancelled'] },
  cancelled: { allows: ['account'], next: ['active', 'erased'] },
  erased: { allows: [], next: [] },
}

/** @throws tenant_suspended (402), tenant_cancelled (403), tenant_erased (410). */
export function requireOpenFor(tenant: Tenant, use: TenantUse): void {
  if (LIFECYCLE[tenant.status].allows.includes(use)) return
  if (tenant.status === 'suspended') {
    throw errors.tenant_suspended({ extra: { plan: tenant.plan, upgrade_url: '/billing' } })
  }
  throw tenant.status === 'erased' ? errors.tenant_erased() : errors.tenant_cancelled()
}
