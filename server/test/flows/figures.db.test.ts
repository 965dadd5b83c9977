import { decodeId, encodeId, type FlowId, type FlowVersionId, type InboxId, type MemberId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createContact } from '../../src/chat/contacts/index.ts'
import { createInbox } from '../../src/chat/inboxes/index.ts'
import { createRole } from '../../src/core/workflows/save-role.ts'
import type { ScopeSource, TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { createFlow, publishFlow } from '../../src/zap/flows/index.ts'
import { buildConversation } from '../support/build-conversation.ts'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildFlowSession } from './build-flow-session.ts'
import { menuFlow } from './menu-flow.ts'

let house: TestHouse
let source: ScopeSource
let owner: SignedIn
let agent: SignedIn
let flowId: FlowId
let versionId: FlowVersionId
let inboxId: InboxId

beforeAll(async () => {
  house = await openTestHouse()
  const tenant = await buildTenant(house, { placement: 'shared' })
  source = { tenant, actor: { kind: 'system', name: 'test' } }
  owner = await buildMember(house, tenant, 'owner')
  agent = await buildMember(house, tenant, 'agent')
  await inside(async (scope) => {
    inboxId = (await createInbox(scope, { name: 'Site', channel: 'widget' })).id
    // Whoever opens the table in a spreadsheet must not run what a colleague called a block.
    const flow = menuFlow({
      greeting: '=HYPERLINK("https://mau.exemplo"; "Como podemos ajudar?")',
      inboxIds: [inboxId],
    })
    flowId = await createFlow(scope, flow)
    versionId = await publishFlow(scope, flowId, { beganWith: 1, starts: undefined, note: '' }, refuse)
  })
})
afterAll(() => house.close())

const inside = <Result>(run: (scope: TenantScope) => Promise<Result>) => house.services.withTenant(source, run)
const refuse = () => {
  throw new Error('the flow has problems')
}
const ask = async (url: string, person = owner, headers: Record<string, string> = {}) => {
  const answer = await house.app.inject({ url: `/api/v1/${url}`, headers: { ...person.headers, ...headers } })
  return { status: answer.statusCode, text: answer.body, headers: answer.headers }
}
const json = async (url: string, person = owner) => JSON.parse((await ask(url, person)).text)

test('figures are summed by block over a period, with every block of the version, as JSON and as CSV', async () => {
  await inside(async (scope) => {
    const place = { tenant_id: scope.tenant.id, flow_version_id: versionId, flow: 'main' }
    const rows = [
      { day: '2026-11-01', block: 'menu', output: 'option:hours', visits: 3 },
      { day: '2026-11-02', block: 'menu', output: 'option:hours', visits: 4 },
      { day: '2026-11-02', block: 'menu', output: 'option:person', visits: 9 },
      { day: '2026-11-02', block: 'menu', output: '', visits: 4, answers: 16, failures: 2, drop_offs: 4 },
      { day: '2026-10-31', block: 'menu', output: '', visits: 1_000 },
      { day: '2026-11-02', block: 'hours', output: 'next', visits: 7 },
    ]
    await scope.db
      .insertInto('flow_block_stats')
      .values(rows.map((row) => ({ ...place, ...row, day: new Date(`${row.day}T00:00:00Z`) })))
      .execute()
    const run = { tenant_id: scope.tenant.id, flow_version_id: versionId, day: new Date('2026-11-02T00:00:00Z') }
    await scope.db
      .insertInto('flow_run_stats')
      .values({ ...run, started: 20, finished: 7, handed_over: 9, dropped: 4 })
      .execute()
  })
  const id = encodeId('flow', flowId)
  const period = 'since=2026-11-01&until=2026-11-30'
  expect(await json(`flows/${id}/statistics?${period}`)).toEqual({
    ...{ version_id: encodeId('flv', versionId), since: '2026-11-01', until: '2026-11-30' },
    runs: { started: 20, finished: 7, handed_over: 9, dropped: 4 },
    blocks: [
      {
        ...{
          flow: 'main',
          block: 'menu',
          type: 'ask',
          label: '=HYPERLINK("https://mau.exemplo"; "Como podemos ajudar?")',
        },
        ...{ visits: 20, answers: 16, failures: 2, drop_offs: 4 },
        outputs: [
          { output: 'option:person', count: 9 },
          { output: 'option:hours', count: 7 },
        ],
      },
      {
        ...{ flow: 'main', block: 'hours', type: 'send', label: 'Das 9h às 18h.' },
        ...{ visits: 7, answers: 0, failures: 0, drop_offs: 0, outputs: [{ output: 'next', count: 7 }] },
      },
      expect.objectContaining({ block: 'bye', visits: 0, outputs: [] }),
      expect.objectContaining({ block: 'person', visits: 0, outputs: [] }),
    ],
  })
  const csv = await ask(`flows/${id}/statistics/export?${period}`)
  expect(csv.headers['content-type']).toContain('text/csv')
  const [heading, menu] = csv.text.replace('\uFEFF', '').split('\r\n')
  expect(heading).toBe('Bloco;Nome;Tipo;Visitas;Respostas;Respostas que não serviram;Desistências;Saídas')
  expect(menu).toBe(
    `menu;"'=HYPERLINK(""https://mau.exemplo""; ""Como podemos ajudar?"")";ask;20;16;2;4;option:person 9, option:hours 7`,
  )
  const english = await ask(`flows/${id}/statistics/export?${period}`, owner, { 'accept-language': 'en' })
  expect(english.text.split('\r\n')[0]).toContain('Block,Name,Type')

  const { since, until } = await json(`flows/${id}/statistics`)
  expect((Date.parse(until) - Date.parse(since)) / 86_400_000).toBe(29)
  for (const wrong of ['since=2026-11-02&until=2026-11-01', 'since=2020-01-01&until=2026-01-01']) {
    expect((await json(`flows/${id}/statistics?${wrong}`)).code).toBe('flow_period_invalid')
  }
  expect((await ask(`flows/${id}/statistics?since=2026-02-30`)).status).toBe(400)
  const unpublished = await inside((scope) => createFlow(scope, menuFlow()))
  expect((await json(`flows/${encodeId('flow', unpublished)}/statistics`)).code).toBe('flow_version_missing')
})

test('runs are listed by flow, conversation and contact, page by page, and told step by step', async () => {
  const made = await inside(async (scope) => {
    const { id: contactId } = await createContact(scope, { name: 'Ana' })
    const ids = []
    for (const minute of [1, 2, 3]) {
      const conversationId = await buildConversation(scope, { inboxId, contactId })
      const at = { startedAt: new Date(`2026-11-02T10:0${minute}:00Z`) }
      const sessionId = await buildFlowSession(scope, {
        flowId,
        versionId,
        conversationId,
        inboxId,
        said: 'Horário',
        ...at,
      })
      ids.push({ conversationId: encodeId('cnv', conversationId), sessionId: encodeId('fls', sessionId) })
    }
    return { contactId: encodeId('ctc', contactId), ids }
  })
  const [first, second, third] = made.ids
  const page = await json(`flow-runs?contact_id=${made.contactId}&limit=2`)
  expect(page.items.map(({ id }: { id: string }) => id)).toEqual([third?.sessionId, second?.sessionId])
  const rest = await json(`flow-runs?contact_id=${made.contactId}&limit=2&cursor=${page.next_cursor}`)
  expect(rest).toMatchObject({ items: [{ id: first?.sessionId }], next_cursor: null })
  expect(rest.items[0]).toMatchObject({
    ...{ flow_name: 'Menu', version_number: 1, contact_id: made.contactId, conversation_id: first?.conversationId },
    ...{ start: { kind: 'message', id: 'first' }, status: 'closed', end_reason: 'failed', steps: 2, errors: 1 },
    position: { flow: 'main', block: 'hours' },
  })
  expect((await json(`flow-runs?conversation_id=${second?.conversationId}`)).items).toHaveLength(1)
  expect((await json(`flow-runs?flow_id=${encodeId('flow', flowId)}&status=running`)).items).toEqual([])

  const steps = await json(`flow-runs/${first?.sessionId}/steps?limit=1`)
  expect(steps.items).toEqual([
    {
      ...{ seq: 1, at: '2026-11-02T10:01:00.000Z', error: null },
      event: { type: 'messages', at: 1, messages: [{ type: 'text', text: 'Horário' }] },
      path: [{ flow: 'main', block: 'menu', output: null }],
      effects: [{ id: 'e1', kind: 'ask', status: 'done', attempts: 1, error: null }],
    },
  ])
  const more = await json(`flow-runs/${first?.sessionId}/steps?limit=1&cursor=${steps.next_cursor}`)
  expect(more).toMatchObject({ items: [{ seq: 2, error: 'timeout Horário' }], next_cursor: null })
  const foreign = await json(`flow-runs/${second?.sessionId}/steps?cursor=${steps.next_cursor}`)
  expect(foreign.code).toBe('cursor_invalid')
})

test('who does not see a conversation does not see what a bot was told in it', async () => {
  const { mine, others, reader } = await inside(async (scope) => {
    const { id: contactId } = await createContact(scope, { name: 'Bia' })
    const build = async (assigneeId: MemberId) => {
      const conversationId = await buildConversation(scope, { inboxId, contactId, assigneeId })
      return buildFlowSession(scope, { flowId, versionId, conversationId, inboxId, said: 'segredo' })
    }
    const role = await createRole(scope, { name: 'Vê fluxos', permissions: ['flows.read'], visibility: 'all' })
    return {
      mine: encodeId('fls', await build(agent.memberId)),
      others: encodeId('fls', await build(owner.memberId)),
      reader: role.key,
    }
  })
  expect((await json('flow-runs', agent)).items.map(({ id }: { id: string }) => id)).toEqual([mine])
  expect((await json(`flow-runs/${mine}`, agent)).id).toBe(mine)
  for (const url of [`flow-runs/${others}`, `flow-runs/${others}/steps`]) {
    const answer = await ask(url, agent)
    expect([answer.status, answer.text.includes('segredo')]).toEqual([404, false])
  }
  const designer = await buildMember(house, source.tenant, reader)
  expect((await ask('flow-runs', designer)).status).toBe(403)
})

test('a version counts who goes through it, and does not change whatever the application tries', async () => {
  const id = encodeId('flow', flowId)
  await inside(async (scope) => {
    const { id: contactId } = await createContact(scope, { name: 'Cid' })
    const conversationId = await buildConversation(scope, { inboxId, contactId })
    const sessionId = await buildFlowSession(scope, { flowId, versionId, conversationId, inboxId, said: 'oi' })
    await scope.db
      .updateTable('flow_sessions')
      .set({ status: 'running', ended_at: null, end_reason: null })
      .where('id', '=', sessionId)
      .execute()
  })
  expect((await json(`flows/${id}/versions`)).items).toMatchObject([{ number: 1, in_flight: 1 }])
  for (const change of [
    (scope: TenantScope) => scope.db.updateTable('flow_versions').set({ note: 'outra' }).execute(),
    (scope: TenantScope) => scope.db.deleteFrom('flow_versions').execute(),
  ]) {
    await expect(inside<unknown>(change)).rejects.toMatchObject({ code: '42501' })
  }
  expect(decodeId('flv', (await json(`flows/${id}`)).live.version_id)).toBe(versionId)
})
