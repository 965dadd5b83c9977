import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import type { TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
let tenant: Tenant
beforeAll(async () => {
  house = await openTestHouse()
  tenant = await buildTenant(house)
})
afterAll(() => house.close())

const inScope = <Result>(run: (scope: TenantScope) => Promise<Result>) =>
  house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, run)

const addLabel = ({ db }: TenantScope, name: string, colour: string | null = '#336699') =>
  sql`INSERT INTO labels (tenant_id, id, name, colour, created_at)
      VALUES (${tenant.id}, ${newId<string>()}, ${name}, ${colour}, now())`.execute(db)

const labels = () =>
  inScope(async ({ db }) => (await db.selectFrom('labels').select('name').execute()).map(({ name }) => name))

test('the last statement is committed with what came before it', async () => {
  await inScope(async (scope) => {
    await addLabel(scope, 'antes')
    scope.endWithNext()
    await addLabel(scope, 'por último')
  })
  expect(await labels()).toEqual(expect.arrayContaining(['antes', 'por último']))
})

test('a last statement that fails undoes the transaction, and its error is the one thrown', async () => {
  const failing = inScope(async (scope) => {
    await addLabel(scope, 'desfeita')
    scope.endWithNext()
    await addLabel(scope, 'sem cor', null)
  })
  await expect(failing).rejects.toMatchObject({ code: '23502' })
  expect(await labels()).not.toContain('desfeita')
})

test('nothing is asked after the last statement, and the connection serves the next scope', async () => {
  const late = inScope(async (scope) => {
    scope.endWithNext()
    await addLabel(scope, 'guardada')
    await addLabel(scope, 'tarde demais')
  })
  await expect(late).rejects.toThrow('after the one that was called the last')
  const stored = await labels()
  expect(stored).toContain('guardada')
  expect(stored).not.toContain('tarde demais')
})

test('a scope that says so and asks nothing more ends as any other', async () => {
  await inScope(async (scope) => {
    await addLabel(scope, 'só esta')
    scope.endWithNext()
  })
  expect(await labels()).toContain('só esta')
})
