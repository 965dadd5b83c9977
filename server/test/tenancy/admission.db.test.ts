import { afterAll, beforeAll, expect, test } from 'vitest'
import { TURN_LIMITS } from '../../src/tenancy/fair-turns.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildScene } from '../conversations/scene.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const origin = { ip: '192.0.2.1', userAgent: '', requestId: '' }

/** A transaction of a request, or of a job. @param begun called when it has its turn and its connection. */
function transact(tenant: Tenant, begun: () => unknown = () => undefined, by: 'request' | 'job' = 'request') {
  const source = { tenant, actor: { kind: 'system' as const, name: 'test' }, ...(by === 'job' ? {} : { origin }) }
  return house.services.withTenant(source, async ({ db }) => {
    await begun()
    await db.selectFrom('conversations').select('id').limit(1).execute()
  })
}

/** Opens every connection of the tenant's database, so that nobody's turn waits for one to be made. */
async function openConnections({ placement: { cluster, database, kind } }: Tenant): Promise<void> {
  const pool = house.services.installation.pools.get({ cluster, name: database, kind })
  const clients = await Promise.all(
    Array.from({ length: house.services.config.database.poolMax }, () => pool.connect()),
  )
  for (const client of clients) client.release()
}

test.each(['shared', 'schema'] as const)(
  '500 waiting transactions of a tenant in a %s placement, requests and jobs, delay a neighbour by a few turns',
  async (placement) => {
    const flood = await buildScene(house, { placement })
    const quiet = await buildScene(house, { placement })
    await openConnections(flood.tenant)
    await transact(quiet.tenant)
    let begun = 0
    const flooding = Array.from({ length: 500 }, (_, n) =>
      transact(flood.tenant, () => (begun += 1), n % 2 === 0 ? 'request' : 'job').catch(() => undefined),
    )
    await expect.poll(() => begun, { interval: 1 }).toBeGreaterThan(0)
    const before = begun
    let passed = Number.POSITIVE_INFINITY
    await transact(quiet.tenant, () => (passed = begun - before))
    // Those that held their turns when it came, twice: what they hold may end and begin anew while its statements are sent.
    expect(passed).toBeLessThanOrEqual(8)
    await Promise.all(flooding)
  },
)

test('a tenant with too much waiting is refused before its body is read, in the reader’s language', async () => {
  const flood = await buildScene(house)
  const quiet = await buildScene(house)
  const [busy, calm] = [
    await buildMember(house, flood.tenant, 'admin'),
    await buildMember(house, quiet.tenant, 'admin'),
  ]
  const ask = (by: SignedIn, tenant: Tenant) =>
    house.app.inject({
      url: '/api/v1/conversations',
      headers: { authorization: `Bearer ${by.token}`, 'x-tenant': tenant.slug, 'accept-language': 'pt-BR' },
    })
  expect((await ask(busy, flood.tenant)).statusCode).toBe(200)
  expect((await ask(calm, quiet.tenant)).statusCode).toBe(200)

  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const holding = Array.from({ length: 10 }, () => transact(flood.tenant, () => held, 'job'))
  const waiting = Array.from({ length: TURN_LIMITS.waiting }, () => transact(flood.tenant))
  const settled = Promise.allSettled(waiting)
  const refused = await ask(busy, flood.tenant)
  expect(refused.statusCode).toBe(503)
  expect(refused.headers['retry-after']).toBe('2')
  expect(refused.json()).toMatchObject({ code: 'tenant_busy', title: 'Muitos pedidos ao mesmo tempo' })
  expect((await ask(calm, quiet.tenant)).statusCode).toBe(200)
  release()
  await Promise.all([...holding, settled])
})
