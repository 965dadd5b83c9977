import { SignInAnswer } from '@recado/contracts/auth'
import { PlanList, type PlanView } from '@recado/contracts/billing'
import { TenantId } from '@recado/contracts/ids'
import { type OpenTenantBody, TenantView } from '@recado/contracts/tenants'
import { pageOf } from '@recado/contracts/wire'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'

export type TenantEntry = z.output<typeof TenantView>
export type Plan = z.output<typeof PlanView>
export type Office = 'partner' | 'platform'

export function listTenants(http: Http, office: Office, cursor?: string) {
  return http.get(`/api/v1/${office}/tenants`, pageOf(TenantView), { cursor })
}

/** What is for sale. */
export async function listPlans(http: Http): Promise<Plan[]> {
  return (await http.get('/api/v1/billing/plans', PlanList)).items
}

export function openTenant(http: Http, office: Office, body: z.input<typeof OpenTenantBody>) {
  return http.send('POST', `/api/v1/${office}/tenants`, body, TenantView)
}

/** A session in the tenant, under the caller's own name: everything done there is written down as theirs. */
export function enterTenant(http: Http, office: Office, id: TenantId) {
  return http.send(
    'POST',
    `/api/v1/${office}/tenants/${wireId(TenantId, id)}/enter`,
    { token_transport: 'cookie' },
    SignInAnswer,
  )
}
