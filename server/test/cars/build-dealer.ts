import type { CarImportView } from '@recado/contracts/car-imports'
import type { PlacementKind } from '@recado/contracts/tenants'
import type { z } from 'zod'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import type { ScopeSource, TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import type { TestHouse } from '../support/test-house.ts'
import { grantCars } from './grant-cars.ts'

const PART = 1024 * 1024

export interface Dealer {
  tenant: Tenant
  source: ScopeSource
  owner: SignedIn
  inside<Result>(run: (scope: TenantScope) => Promise<Result>): Promise<Result>
  ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object): Promise<Response>
  /** Sends a file as its parts and starts it, as a screen does. The import's id. */
  send(bytes: Uint8Array | string, body?: { name?: string; complete?: boolean }): Promise<string>
  /** The same, and everything that follows from it. */
  import(bytes: Uint8Array | string, body?: { name?: string; complete?: boolean }): Promise<ImportAnswer>
}

type Response = Awaited<ReturnType<TestHouse['app']['inject']>>
export type ImportAnswer = z.input<typeof CarImportView>

/** A company that may sell so many cars, and its owner. */
export async function buildDealer(
  house: TestHouse,
  { cars, placement }: { cars: number; placement?: PlacementKind },
): Promise<Dealer> {
  const bare = await buildTenant(house, placement === undefined ? {} : { placement })
  const owner = await buildMember(house, bare, 'owner')
  const tenant = await grantCars(house, bare, cars)
  const source: ScopeSource = { tenant, actor: { kind: 'system', name: 'test' } }
  // Anew each time: tests move the clock beyond the life of a token.
  const headers = async () => {
    const { identityId, sessionId, email } = owner
    const token = await house.services.tokens.issue({ identityId, sessionId, tenantId: tenant.id, email })
    return { ...owner.headers, authorization: `Bearer ${token}` }
  }
  const ask: Dealer['ask'] = async (method, url, payload) =>
    house.app.inject({ method, url: `/api/v1${url}`, headers: await headers(), ...(payload ? { payload } : {}) })
  const send: Dealer['send'] = async (given, { name = 'estoque.csv', complete } = {}) => {
    const bytes = typeof given === 'string' ? Buffer.from(given) : Buffer.from(given)
    const order = { source: 'file', name, size_bytes: bytes.length, ...(complete === undefined ? {} : { complete }) }
    const begun = await ask('POST', '/car-imports', order)
    if (begun.statusCode !== 201) throw new Error(begun.body)
    const { id } = begun.json<ImportAnswer>()
    for (let offset = 0; offset < bytes.length; offset += PART) {
      const part = await house.app.inject({
        method: 'PUT',
        url: `/api/v1/car-imports/${id}/parts?offset=${offset}`,
        headers: { ...(await headers()), 'content-type': 'application/octet-stream' },
        payload: bytes.subarray(offset, offset + PART),
      })
      if (part.statusCode !== 200) throw new Error(part.body)
    }
    const started = await ask('POST', `/car-imports/${id}/start`)
    if (started.statusCode !== 200) throw new Error(started.body)
    return id
  }
  return {
    ...{ tenant, source, owner, ask, send },
    inside: (run) => house.services.withTenant(source, run),
    import: async (bytes, body) => {
      const id = await send(bytes, body)
      await house.drain()
      return (await ask('GET', `/car-imports/${id}`)).json<ImportAnswer>()
    },
  }
}
