import type { TenantStatus } from '@recado/contracts/tenants'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { updateTenantRow } from '../../src/core/tenants/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { buildMember } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { answerTo, beginAway, mailsInBox } from './away-visitors.ts'

const clock = advancingClock('2026-05-04T12:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock, rateLimits: 'program' })
})
afterAll(() => house.close())

async function buildCompany(status: TenantStatus): Promise<Scene> {
  const scene = await buildScene(house)
  await house.services.control.acrossTenants((scope) => updateTenantRow(scope, scene.tenant.id, { status }))
  return scene
}

/** Whoever has a widget of their own says that a victim wrote, and answers. */
async function answerVictims(scene: Scene, count: number): Promise<number> {
  const name = `vitima-${scene.tenant.id.slice(-8)}-`
  for (let n = 0; n < count; n++) {
    const { id } = await beginAway(house, scene, `${name}${n}@exemplo.com.br`)
    await answerTo(scene, id, 'Confirme a sua senha em https://mal.example')
  }
  clock.advance(180_000)
  await house.drain()
  return (await mailsInBox(house, name)).length
}

test.each(['trial', 'past_due'] as const)(
  'a company in %s in which nobody verified an address mails nobody',
  async (status) => {
    const scene = await buildCompany(status)
    expect(await answerVictims(scene, 2)).toBe(0)
    await buildMember(house, scene.tenant, 'owner')
    expect(await answerVictims(scene, 2)).toBe(2)
  },
)

test('a trial mails fifty answers a day', async () => {
  const scene = await buildCompany('trial')
  await buildMember(house, scene.tenant, 'owner')
  expect(await answerVictims(scene, 52)).toBe(50)
})
