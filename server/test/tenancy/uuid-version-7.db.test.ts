import { buildDocument } from '@recado/flow/testing'
import { sql } from 'kysely'
import { version } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildScene } from '../conversations/scene.ts'
import { publishForAnyMessage } from '../flows/flow-scene.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('our ids are of version 7 as the server’s own: their time, their order, and never twice', async () => {
  const admin = await house.admin('shared')
  const { rows } = await admin.query<{ own: string; ours: string; from: string; until: string }>(
    `SELECT uuidv7()::text AS own, recado.make_uuid_v7()::text AS ours,
            floor(extract(epoch FROM now()) * 1000)::text AS "from",
            floor(extract(epoch FROM clock_timestamp()) * 1000)::text AS until
       FROM generate_series(1, 5000) n`,
  )
  for (const kind of ['own', 'ours'] as const) {
    const ids = rows.map((row) => row[kind])
    expect(new Set(ids.map((id) => version(id)))).toEqual(new Set([7]))
    expect(new Set(ids.map((id) => id[19]))).toEqual(new Set(['8', '9', 'a', 'b']))
    expect(new Set(ids).size).toBe(ids.length)
    // The time of making, to the microsecond; what follows is chance.
    const times = ids.map((id) => id.slice(0, 18))
    expect(times).toEqual(times.toSorted())
  }
  for (const { ours, from, until } of rows) {
    const milliseconds = Number.parseInt(ours.replaceAll('-', '').slice(0, 12), 16)
    expect(milliseconds).toBeGreaterThanOrEqual(Number(from))
    expect(milliseconds).toBeLessThanOrEqual(Number(until))
  }
})

test('the server’s own is found first; one in `extensions` is found by triggers of a tenant’s transaction where there is none', async () => {
  const admin = await house.admin('shared')
  const scene = await buildScene(house)
  const schemaOf = (name: string) =>
    scene.run(async (scope) => {
      const { rows } = await sql<{ schema: string }>`
        SELECT n.nspname AS schema FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
         WHERE p.oid = to_regprocedure(${name})`.execute(scope.db)
      return rows[0]?.schema
    })
  const make = (name: string) =>
    admin.query(`CREATE FUNCTION extensions.${name}() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
                   AS 'SELECT recado.make_uuid_v7()'`)
  await make('uuidv7')
  expect(await schemaOf('uuidv7()')).toBe('pg_catalog')
  // A server without its own, in all but the name: what asks for it is made to ask for ours.
  await make('uuidv7_of_older_servers')
  const { rows: before } = await admin.query<{ definition: string }>(
    `SELECT pg_get_functiondef('tenant.follow_with_flow'::regproc) AS definition`,
  )
  const asks = before[0]?.definition.replaceAll('uuidv7()', 'uuidv7_of_older_servers()') ?? ''
  expect(asks).toContain('uuidv7_of_older_servers()')
  await admin.query(asks)
  expect(await schemaOf('uuidv7_of_older_servers()')).toBe('extensions')
  await publishForAnyMessage(scene, buildDocument([{ id: 's', type: 'send', content: { kind: 'text', text: 'Oi' } }]))
  const { id } = await scene.start()
  await scene.post(id)
  const { rows } = await admin.query<{ id: string }>(
    `SELECT id FROM recado.outbox WHERE tenant_id = $1 AND name = 'flows.follow'`,
    [scene.tenant.id],
  )
  expect(rows.map((row) => version(row.id))).toEqual([7])
})
