import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { encodeId, type IdentityId, type MemberId, type TenantId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addMember } from '../../src/core/members/index.ts'
import { type OpenTenant, openTenant, openTenantWorkflow } from '../../src/core/workflows/open-tenant.ts'
import { resumeWorkflows, runWorkflow } from '../../src/core/workflows/run-workflow.ts'
import { databaseUrl, withAdmin } from '../../src/platform/database/cluster.ts'
import { newId } from '../../src/platform/ids.ts'
import type { RunningJob } from '../../src/platform/jobs/job-workers.ts'
import { JOBS } from '../../src/products.ts'
import { listUnits } from '../../src/tenancy/units.sql.ts'
import { buildMember } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { untilBlocked } from '../support/until-blocked.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test.each([
  ['shared', 'chat_starter'],
  ['schema', 'chat_professional'],
  ['database', 'chat_enterprise'],
] as const)('one call opens a tenant that works, in %s as its plan %s says', async (placement, plan) => {
  const order = await orderOf({ plan, slug: `abre-${placement}` })
  const { tenantId } = await openTenant(house.services, order)
  const tenant = await house.services.tenants.find({ slug: order.slug })
  expect(tenant).toMatchObject({ id: tenantId, status: 'trial', plan, placement: { kind: placement, unit: 'current' } })
  const members = await house.services.withTenant(
    { tenant: tenant!, actor: { kind: 'system', name: 'test' } },
    (scope) => scope.db.selectFrom('members').select(['role', 'name']).execute(),
  )
  expect(members).toEqual([{ role: 'owner', name: 'Dona Teste' }])
})

test('a taken, reserved or unknown name leaves nothing behind', async () => {
  await openTenant(house.services, await orderOf({ slug: 'ocupado' }))
  const before = await countRows()
  await expect(openTenant(house.services, await orderOf({ slug: 'ocupado' }))).rejects.toMatchObject({
    code: 'slug_taken',
  })
  await expect(openTenant(house.services, await orderOf({ slug: 'admin' }))).rejects.toMatchObject({
    code: 'slug_reserved',
  })
  await expect(openTenant(house.services, await orderOf({ plan: 'gratis' }))).rejects.toMatchObject({
    code: 'plan_unknown',
  })
  expect(await countRows()).toEqual(before)
})

test('an opening that fails half way is undone: no schema, no rows', async () => {
  const before = await countRows()
  const order = await orderOf({ slug: 'metade', plan: 'chat_professional' })
  const nobody = { ...order, owner: { kind: 'identity' as const, identityId: newId<IdentityId>() } }
  await expect(openTenant(house.services, nobody)).rejects.toThrow()
  expect(await countRows()).toEqual(before)
})

test.each(['chat_starter', 'chat_professional', 'chat_enterprise'])(
  'an opening that fails in its last step is undone: of %s no row is left in any table',
  async (plan) => {
    const databases = ['control', 'shared', 'schema'] as const
    const order = await orderOf({ plan })
    const before = await Promise.all(databases.map(countAllRows))
    const workflow = openTenantWorkflow(house.services)
    const steps = [...workflow.steps.slice(0, -1), { name: 'open', do: () => Promise.reject(new Error('refused')) }]
    const opening = { ...order, tenantId: newId<TenantId>(), memberId: newId<MemberId>() }
    await expect(runWorkflow(house.services, { ...workflow, steps }, opening)).rejects.toThrow('refused')
    const after = await Promise.all(databases.map(countAllRows))
    // What is known of the run stays.
    before[0]!.workflow_runs! += 1
    expect(after).toEqual(before)
  },
)

test('an opening whose process was killed is finished by the job of each minute, once its lease has run out', async () => {
  const order = await orderOf({ slug: 'retomado', plan: 'chat_professional' })
  const dataDir = await mkdtemp(path.join(tmpdir(), 'recado-opening-'))
  const [cluster] = house.services.installation.clusters
  const { control: database } = house.databases
  await withAdmin(databaseUrl(cluster!, database), async (holder) => {
    // It waits in its third step, where a place is chosen, and is killed there.
    await holder.query("SELECT pg_advisory_lock(hashtext('recado.places'))")
    const program = fileURLToPath(new URL('../support/programs/open-tenant.ts', import.meta.url))
    const { installation, keyring } = house.services
    const key = keyring.current.key.export().toString('base64')
    const args = [program, inject('postgresUrl'), installation.prefix, dataDir, key, '1000', JSON.stringify(order)]
    const opening = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    await untilBlocked(house, database)
    expect(await resumeOpenings()).toBe(0)
    const ended = new Promise((resolve) => opening.once('exit', resolve))
    opening.kill('SIGKILL')
    await ended
  })
  expect(await house.services.tenants.find({ slug: 'retomado' })).toBeUndefined()
  const job = JOBS.find(({ name }) => name === 'tenants.resume_openings')
  expect(job?.cron).toMatchObject({ expression: '* * * * *' })
  const runs = async () => {
    await job?.run(house.services, minutely())
    house.services.tenants.forget('*')
    return house.services.tenants.find({ slug: 'retomado' })
  }
  await expect.poll(runs).toMatchObject({ status: 'trial' })
  expect(await resumeOpenings()).toBe(0)
  await rm(dataDir, { recursive: true })
})

test('opening one tenant makes nodes forget this one alone, in every kind of place', async () => {
  const forgotten: string[] = []
  house.services.changes.on('tenant', (id) => forgotten.push(id))
  const open = async (plan: string) => (await openTenant(house.services, await orderOf({ plan }))).tenantId
  const opened = [await open('chat_starter')]
  // A node hears a moment later, in order: what comes before is of the tests before.
  await expect.poll(() => forgotten).toContain(opened[0])
  forgotten.splice(0, forgotten.indexOf(opened[0]!))
  for (const plan of ['chat_professional', 'chat_enterprise']) opened.push(await open(plan))
  await expect.poll(() => new Set(forgotten)).toEqual(new Set(opened))
})

test('opening one tenant reads its own unit of all there are', async () => {
  const { control } = house.services
  const all = await control.acrossTenants((scope) => listUnits(scope))
  expect(all.length).toBeGreaterThan(2)
  const own = await control.acrossTenants((scope) => listUnits(scope, all[1]!.id))
  expect(own).toEqual([all[1]])
})

test('people count against the plan: the fourth of a starter is refused with 402, and a place given back is taken again', async () => {
  const order = await orderOf({ plan: 'chat_starter' })
  await openTenant(house.services, order)
  const tenant = (await house.services.tenants.find({ slug: order.slug }))!
  const joined: string[] = []
  const join = async () => {
    const member = {
      tenantId: tenant.id,
      memberId: newId<MemberId>(),
      identityId: await buildIdentity(),
      role: 'agent',
    }
    await addMember(house.services, member)
    joined.push(member.memberId)
  }
  await join()
  await join()
  await expect(join()).rejects.toMatchObject({
    code: 'quota_exceeded',
    status: 402,
    extra: { limit: 3, used: 3, plan: 'chat_starter' },
  })
  const answers = await Promise.allSettled([join(), join(), join()])
  expect(answers.map((answer) => answer.status)).toEqual(['rejected', 'rejected', 'rejected'])
  // Put there by hand, so not counted.
  const { headers } = await buildMember(house, tenant, 'owner')
  const remove = await house.app.inject({
    method: 'DELETE',
    url: `/api/v1/members/${encodeId('mem', joined[0] ?? '')}`,
    headers,
  })
  expect(remove.statusCode, remove.body).toBe(204)
  await join()
  await expect(join()).rejects.toMatchObject({ code: 'quota_exceeded' })
})

async function buildIdentity(): Promise<IdentityId> {
  const identityId = newId<IdentityId>()
  await house.services.control.acrossTenants((scope) =>
    scope.control
      .insertInto('identities')
      .values({ id: identityId, email: `${identityId}@exemplo.com.br`, name: 'Dona Teste' })
      .execute(),
  )
  return identityId
}

function resumeOpenings(): Promise<number> {
  return resumeWorkflows(house.services, [openTenantWorkflow(house.services)])
}

/** A job as cron makes it. */
function minutely(): RunningJob {
  const envelope = { tenant_id: null, payload: {} }
  return { id: newId(), name: 'tenants.resume_openings', envelope, signal: new AbortController().signal } as RunningJob
}

async function countAllRows(database: 'control' | 'shared' | 'schema'): Promise<Record<string, number>> {
  const admin = await house.admin(database)
  const { rows } = await admin.query<{ name: string; count: string }>(
    `SELECT relname AS name,
            (xpath('//c/text()', query_to_xml(format('SELECT count(*) AS c FROM %I.%I', nspname, relname), false, true, '')))[1]::text AS count
       FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
      WHERE relkind = 'r' AND nspname IN ('control', 'recado', 'tenant')`,
  )
  return Object.fromEntries(rows.map(({ name, count }) => [name, Number(count)]))
}

async function orderOf(changes: Partial<OpenTenant>): Promise<OpenTenant> {
  const identityId = await buildIdentity()
  return {
    name: 'Empresa Teste',
    slug: `empresa-${identityId.slice(-12)}`,
    plan: 'chat_starter',
    locale: 'pt-BR',
    timezone: 'America/Sao_Paulo',
    status: 'trial',
    partnerId: null,
    owner: { kind: 'identity', identityId },
    actor: { kind: 'system', name: 'test' },
    ...changes,
  }
}

async function countRows(): Promise<Record<string, number>> {
  const control = await house.admin('control')
  const schema = await house.admin('schema')
  const counts: Record<string, number> = {}
  for (const table of ['tenants', 'slugs', 'placements', 'subscriptions', 'memberships', 'units']) {
    counts[table] = Number((await control.query(`SELECT count(*) FROM control.${table}`)).rows[0].count)
  }
  counts.schemas = Number(
    (await schema.query("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 't\\_%'")).rows[0].count,
  )
  counts.fences = Number((await schema.query('SELECT count(*) FROM recado.fences')).rows[0].count)
  return counts
}
