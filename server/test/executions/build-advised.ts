import type { ExecutionDetail } from '@recado/contracts/executions'
import type { z } from 'zod'
import { grantEntitlement, startSubscription } from '../../src/core/billing/index.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import type { ScopeSource } from '../../src/tenancy/tenant-scope.ts'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import type { TestHouse } from '../support/test-house.ts'

export type DetailAnswer = z.input<typeof ExecutionDetail>
type Response = Awaited<ReturnType<TestHouse['app']['inject']>>

export interface Advised {
  tenant: Tenant
  source: ScopeSource
  owner: SignedIn
  ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, headers?: object): Promise<Response>
  /** Puts a problem; its id. */
  put(problem: string, body?: object): Promise<string>
  detail(id: string): Promise<DetailAnswer>
}

/** A company with a plan of the advisor, and its owner. */
export async function buildAdvised(
  house: TestHouse,
  plan: 'consultor_free' | 'consultor_pro',
  limits: Record<string, number> = {},
): Promise<Advised> {
  const bare = await buildTenant(house)
  const owner = await buildMember(house, bare, 'owner')
  const tenant = await subscribe(house, bare, plan, limits)
  const source: ScopeSource = { tenant, actor: { kind: 'system', name: 'test' } }
  const ask: Advised['ask'] = (method, url, payload, headers = {}) =>
    house.app.inject({
      ...{ method, url: `/api/v1${url}`, headers: { ...owner.headers, ...headers } },
      ...(payload === undefined ? {} : { payload }),
    })
  return {
    ...{ tenant, source, owner, ask },
    put: async (problem, body = {}) => {
      const created = await ask('POST', '/executions', { problem_description: problem, ...body })
      if (created.statusCode !== 201) throw new Error(created.body)
      return created.json<{ execution_id: string }>().execution_id
    },
    detail: async (id) => (await ask('GET', `/executions/${id}`)).json<DetailAnswer>(),
  }
}

/** The company with the plan, and with limits of its own beside the plan's. */
export async function subscribe(
  house: Pick<TestHouse, 'services'>,
  { id }: Pick<Tenant, 'id'>,
  plan: string,
  limits: Record<string, number> = {},
): Promise<Tenant> {
  const { control, plans, tenants } = house.services
  await control.acrossTenants(async (scope) => {
    await startSubscription(scope, plans, { tenantId: id, plan, status: 'active' })
    for (const [entitlement, value] of Object.entries(limits)) {
      await grantEntitlement(
        scope,
        plans,
        { actor: { kind: 'system', name: 'factory' } },
        { tenant_id: id, entitlement, value, reason: 'test', granted_by: 'factory', expires_at: null },
      )
    }
  })
  tenants.forget(id)
  const tenant = await tenants.find({ id })
  if (tenant === undefined) throw new Error('the tenant was not found')
  return tenant
}
