import { encodeId, type IdentityId, type MemberId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMember } from '../../src/core/identity/index.ts'
import { type OpenTenant, openTenant, openTenantWorkflow } from '../../src/core/workflows/open-tenant.ts'
import { resumeWorkflows } from '../../src/core/workflows/run-workflow.ts'
import { newId } from '../../src/platform/ids.ts'
import { buildMember } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

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

test('an opening whose process died is finished by the next start', async () => {
  const order = await orderOf({ slug: 'retomado', plan: 'chat_professional' })
  const { control, log } = house.services
  await control.acrossTenants((scope) =>
    scope.control
      .insertInto('workflow_runs')
      .values({
        id: newId(),
        kind: 'tenant.open',
        input: { ...order, tenantId: newId(), memberId: newId() },
        state: 'running',
        lease_until: new Date(0),
      })
      .execute(),
  )
  expect(await resumeWorkflows({ control, log }, [openTenantWorkflow(house.services)])).toBe(1)
  expect(await resumeWorkflows({ control, log }, [openTenantWorkflow(house.services)])).toBe(0)
  expect(await house.services.tenants.find({ slug: 'retomado' })).toMatchObject({ status: 'trial' })
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
