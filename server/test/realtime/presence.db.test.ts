import pino from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createPresenceKeeper, type PresenceKeeper, type PresentMember } from '../../src/chat/presence/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { buildMember, buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const clock = advancingClock('2026-05-04T12:00:00Z')
let house: TestHouse
const keepers: PresenceKeeper[] = []

beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterEach(async () => {
  for (const keeper of keepers.splice(0)) await keeper.close()
})
afterAll(() => house.close())

/** A node of its own; its heartbeats are `refresh`, called by hand. */
function openNode(): { keeper: PresenceKeeper; told: PresentMember[] } {
  const told: PresentMember[] = []
  const keeper = createPresenceKeeper({
    ...house.services,
    log: pino({ level: 'silent' }),
    onChange: (_tenantId, changes) => told.push(...changes),
    heartbeatMs: 3_600_000,
    graceMs: 10,
  })
  keepers.push(keeper)
  return { keeper, told }
}

test.each(['shared', 'schema', 'database'] as const)(
  'somebody whose node dies is offline by expiry alone, and nobody flickers before (%s)',
  async (placement) => {
    const tenant = await buildTenant(house, { placement })
    const [ana, bruno] = [await buildMember(house, tenant, 'agent'), await buildMember(house, tenant, 'agent')]
    const [dying, living] = [openNode(), openNode()]
    await dying.keeper.arrive(tenant.id, ana.memberId)
    await living.keeper.arrive(tenant.id, bruno.memberId)
    expect(living.keeper.present(tenant.id).map(({ memberId }) => memberId)).toEqual(
      [ana.memberId, bruno.memberId].toSorted(),
    )
    // From here the first node is silent. Three heartbeats of the second pass without a change.
    for (let beat = 0; beat < 3; beat++) {
      clock.advance(30_000)
      await living.keeper.refresh(tenant.id)
    }
    expect(living.told).toHaveLength(2)
    clock.advance(30_000)
    await living.keeper.refresh(tenant.id)
    expect(living.told.slice(2)).toEqual([{ memberId: ana.memberId, status: 'offline' }])
    expect(living.keeper.present(tenant.id)).toEqual([{ memberId: bruno.memberId, status: 'online' }])
  },
)

test('two sockets are one presence, and a page that reloads does not flicker', async () => {
  const tenant = await buildTenant(house)
  const ana = await buildMember(house, tenant, 'agent')
  const watcher = await buildMember(house, tenant, 'agent')
  const bruno = await buildMember(house, tenant, 'agent')
  const { keeper, told } = openNode()
  await keeper.arrive(tenant.id, watcher.memberId)
  await keeper.arrive(tenant.id, bruno.memberId)
  await keeper.arrive(tenant.id, ana.memberId)
  await keeper.arrive(tenant.id, ana.memberId)
  keeper.leave(tenant.id, ana.memberId)
  keeper.leave(tenant.id, ana.memberId)
  await keeper.arrive(tenant.id, ana.memberId)
  // Whose grace ends after the one that Ana's return ended.
  keeper.leave(tenant.id, bruno.memberId)
  await expect.poll(() => told).toContainEqual({ memberId: bruno.memberId, status: 'offline' })
  expect(told.filter(({ memberId }) => memberId === ana.memberId)).toEqual([
    { memberId: ana.memberId, status: 'online' },
  ])
  keeper.leave(tenant.id, ana.memberId)
  await expect.poll(() => told.at(-1)).toEqual({ memberId: ana.memberId, status: 'offline' })
})

test('whoever chose to be busy or offline is shown so', async () => {
  const tenant = await buildTenant(house)
  const ana = await buildMember(house, tenant, 'agent')
  const { keeper, told } = openNode()
  await keeper.arrive(tenant.id, ana.memberId)
  for (const availability of ['busy', 'offline'] as const) {
    await house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, (scope) =>
      scope.db
        .updateTable('members')
        .set({ availability })
        .where('tenant_id', '=', tenant.id)
        .where('id', '=', ana.memberId)
        .execute(),
    )
    await keeper.refresh(tenant.id)
  }
  expect(told.map(({ status }) => status)).toEqual(['online', 'busy', 'offline'])
})
