import type { RoleId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseUrl, withAdmin } from '../../src/platform/database/cluster.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildMember, buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { untilBlocked } from '../support/until-blocked.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const KINDS = ['shared', 'schema', 'database'] as const

test.each(KINDS)('the fence of a %s placement refuses a stale epoch and writes nothing', async (placement) => {
  const tenant = await buildTenant(house, { placement })
  await onFence(tenant, 'UPDATE recado.fences SET epoch = epoch + 1 WHERE tenant_id = $1')
  await expect(writeRole(tenant)).rejects.toMatchObject({ code: 'tenant_moving', status: 503 })
  expect(await countRoles(tenant)).toBe(0)
})

test.each(KINDS)('the fence of a %s placement refuses while the tenant is moved', async (placement) => {
  const tenant = await buildTenant(house, { placement })
  await onFence(tenant, "UPDATE recado.fences SET state = 'moving' WHERE tenant_id = $1")
  await expect(writeRole(tenant)).rejects.toMatchObject({ code: 'tenant_moving', headers: { 'retry-after': '1' } })
})

test('a tenant without a fence cannot be entered', async () => {
  const tenant = await buildTenant(house)
  await onFence(tenant, 'DELETE FROM recado.fences WHERE tenant_id = $1')
  await expect(writeRole(tenant)).rejects.toMatchObject({ code: 'tenant_moving' })
})

test('the flip waits for the transactions inside, and those after it are refused', async () => {
  const tenant = await buildTenant(house)
  const events: string[] = []
  let leave: () => void = () => undefined
  const inside = new Promise<void>((resolve) => {
    leave = resolve
  })
  let entered: () => void = () => undefined
  const isInside = new Promise<void>((resolve) => {
    entered = resolve
  })
  const work = house.services.withTenant(system(tenant), async () => {
    entered()
    await inside
    events.push('work done')
  })
  await isInside
  const flip = withAdmin(shared(tenant), async (client) => {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [tenant.id])
    events.push('flipped')
    await client.query('UPDATE recado.fences SET epoch = epoch + 1 WHERE tenant_id = $1', [tenant.id])
    await client.query('COMMIT')
  })
  await untilBlocked(house, tenant.placement.database)
  leave()
  await Promise.all([work, flip])
  expect(events).toEqual(['work done', 'flipped'])
  await expect(writeRole(tenant)).rejects.toMatchObject({ code: 'tenant_moving' })
})

test('without the comparison in enter() the stale epoch would pass: the fence is what refuses', async () => {
  const tenant = await buildTenant(house, { placement: 'database' })
  await withAdmin(shared(tenant), (client) =>
    client.query(`CREATE OR REPLACE FUNCTION recado.enter(p_tenant uuid, p_epoch bigint, p_path text) RETURNS void
      LANGUAGE sql AS $$ SELECT set_config('app.tenant_id', p_tenant::text, true), set_config('search_path', p_path, true) $$`),
  )
  await onFence(tenant, 'UPDATE recado.fences SET epoch = epoch + 1 WHERE tenant_id = $1')
  await writeRole(tenant)
  expect(await countRoles(tenant)).toBe(1)
})

test('a member of a tenant that moves gets a retryable problem', async () => {
  const tenant = await buildTenant(house)
  const member = await buildMember(house, tenant)
  await onFence(tenant, "UPDATE recado.fences SET state = 'moving' WHERE tenant_id = $1")
  const answer = await house.app.inject({ url: '/api/v1/me', headers: member.headers })
  expect(answer.statusCode).toBe(503)
  expect(answer.headers['retry-after']).toBe('1')
})

test('a swallowed statement error cannot be committed as if nothing had happened', async () => {
  const tenant = await buildTenant(house)
  const work = house.services.withTenant(system(tenant), async (scope) => {
    await scope.db
      .insertInto('roles')
      .values({
        tenant_id: tenant.id,
        id: 'no uuid' as RoleId,
        key: 'k',
        name: 'n',
        permissions: [],
        created_at: scope.clock.now(),
        updated_at: scope.clock.now(),
      })
      .execute()
      .catch(() => undefined)
    return 'fine'
  })
  await expect(work).rejects.toThrow('rolled back')
})

function system(tenant: Tenant) {
  return { tenant, actor: { kind: 'system' as const, name: 'test' } }
}

function writeRole(tenant: Tenant): Promise<unknown> {
  return house.services.withTenant(system(tenant), (scope) => {
    const now = scope.clock.now()
    return scope.db
      .insertInto('roles')
      .values({
        tenant_id: tenant.id,
        id: newId<RoleId>(),
        key: 'caixa',
        name: 'Caixa',
        permissions: [],
        created_at: now,
        updated_at: now,
      })
      .execute()
  })
}

async function countRoles(tenant: Tenant): Promise<number> {
  return withAdmin(shared(tenant), async (client) => {
    const { rows } = await client.query(
      `SELECT count(*)::int AS n FROM ${tenant.placement.schema}.roles WHERE tenant_id = $1`,
      [tenant.id],
    )
    return rows[0].n
  })
}

function onFence(tenant: Tenant, statement: string): Promise<unknown> {
  return withAdmin(shared(tenant), (client) => client.query(statement, [tenant.id]))
}

function shared(tenant: Tenant): string {
  return databaseUrl(house.services.installation.pools.cluster('main'), tenant.placement.database)
}
