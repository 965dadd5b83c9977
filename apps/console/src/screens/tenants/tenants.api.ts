import { billingEndpoints, type PlanView } from '@recado/contracts/billing'
import type { Given } from '@recado/contracts/endpoint'
import type { TenantId } from '@recado/contracts/ids'
import {
  type OpenTenantBody,
  partnerTenantEndpoints,
  platformTenantEndpoints,
  type TenantView,
} from '@recado/contracts/tenants'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export type TenantEntry = z.output<typeof TenantView>
export type Plan = z.output<typeof PlanView>
export type Office = 'partner' | 'platform'

const OFFICES = { partner: partnerTenantEndpoints, platform: platformTenantEndpoints }

export function listTenants(http: Http, office: Office, cursor?: string) {
  const given = { query: { cursor } }
  return office === 'partner'
    ? http.call(partnerTenantEndpoints.list, given)
    : http.call(platformTenantEndpoints.list, given)
}

/** What is for sale. */
export async function listPlans(http: Http): Promise<Plan[]> {
  return (await http.call(billingEndpoints.listPlans)).items
}

export function openTenant(http: Http, office: Office, body: Given<typeof OpenTenantBody>) {
  return http.call(OFFICES[office].open, { body })
}

/** A session in the tenant, under the caller's own name: everything done there is written down as theirs. */
export function enterTenant(http: Http, office: Office, id: TenantId) {
  return http.call(OFFICES[office].enter, { params: { tenant_id: id }, body: { token_transport: 'cookie' } })
}
