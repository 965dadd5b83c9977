import { type ConversationId, encodeId, type MemberId } from '@recado/contracts/ids'
import type { DayRow, HourRow, LabelRow, PersonRow, ReportSummary } from '@recado/contracts/reports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assignConversation, reopenConversation } from '../../src/chat/conversations/index.ts'
import { resolveConversation } from '../../src/chat/workflows/resolve-conversation.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { buildLabel, buildScene, type Scene } from '../conversations/scene.ts'
import { send } from '../identity/people.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A Sunday, 10:00 in São Paulo. */
const BEGIN = '2026-06-07T13:00:00Z'

const clock = advancingClock(BEGIN)
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

// Time goes on from one place to the next, so each measures its own: days are said from where its story began.
describe.each(PLACEMENTS)('figures in a %s placement', (placement) => {
  let scene: Scene
  let owner: SignedIn
  let ana: SignedIn
  /** Signed in when the story has been told: tokens live 15 minutes. */
  let reader: SignedIn
  let supervisor: SignedIn
  let first: ConversationId
  let second: ConversationId
  let began: Date

  beforeAll(async () => {
    scene = await buildScene(house, { placement })
    owner = await buildMember(house, scene.tenant, 'owner')
    ana = await buildMember(house, scene.tenant, 'agent')
    // Each story begins on a Sunday at ten, three weeks after the last.
    clock.advance(
      (placement === 'shared' ? 0 : 21 * 24 * HOUR) - ((clock.now().getTime() - Date.parse(BEGIN)) % (21 * 24 * HOUR)),
    )
    began = clock.now()
    first = await told()
    clock.advance(10 * MINUTE)
    await answer(first, ana.memberId)
    await scene.run((scope) => assignConversation(scope, first, ana.memberId))
    clock.advance(50 * MINUTE)
    await scene.run((scope) => resolveConversation(scope, first))

    // The next day at 23:30: another, answered after 30 minutes, on the third day.
    clock.advance(36.5 * HOUR)
    second = await told()
    clock.advance(30 * MINUTE)
    await answer(second, owner.memberId)
    const label = await scene.run((scope) => buildLabel(scope, '=1+1;"venda"'))
    await scene.run((scope) =>
      scope.db
        .insertInto('conversation_labels')
        .values({ tenant_id: scope.tenant.id, conversation_id: second, label_id: label })
        .execute(),
    )
    clock.advance(MINUTE)
    reader = await buildMember(house, scene.tenant, 'viewer')
    supervisor = await buildMember(house, scene.tenant, 'supervisor')
  })

  async function told(): Promise<ConversationId> {
    const { id } = await scene.start()
    await scene.post(id)
    return id
  }
  const answer = (id: ConversationId, memberId: MemberId) =>
    scene.post(id, { direction: 'out', author: { kind: 'member', id: memberId, name: 'Ana' }, body: 'Temos sim' })
  const ask = async <Body>(path: string, as = reader) => {
    const { status, body } = await send<Body>(house, 'GET', `/api/v1/reports/${path}`, { headers: as.headers })
    expect(status).toBe(200)
    return body
  }
  const rows = async <Row>(path: string, as = reader) => (await ask<{ items: Row[] }>(path, as)).items
  const facts = async (id: ConversationId) => {
    const found = await scene.run((scope) =>
      scope.db
        .selectFrom('conversation_facts')
        .select(['kind', 'seconds'])
        .where('tenant_id', '=', scope.tenant.id)
        .where('conversation_id', '=', id)
        .orderBy('at')
        .orderBy('kind')
        .execute(),
    )
    return found.map(({ kind, seconds }) => (seconds === null ? kind : `${kind} ${seconds}`))
  }
  const day = (later: number) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Sao_Paulo', dateStyle: 'short' }).format(
      began.getTime() + later * 24 * HOUR,
    )

  test('facts are noted with their cause, and say how long it took', async () => {
    expect(await facts(first)).toEqual(['opened', 'answered 600', 'resolved 3600'])
    expect(await facts(second)).toEqual(['opened', 'answered 1800'])
  })

  test('days are those of the company’s calendar, each of them there', async () => {
    const days = await rows<DayRow>('days?period=7d')
    expect(days).toHaveLength(7)
    expect(days.slice(-3)).toMatchObject([
      { day: day(0), opened: 1, answered: 1, resolved: 1, first_answer_s: 600, resolution_s: 3600 },
      { day: day(1), opened: 1, answered: 0, resolved: 0, first_answer_s: null },
      { day: day(2), opened: 0, answered: 1, resolved: 0, first_answer_s: 1800 },
    ])
    expect((await rows<HourRow>('hours?period=7d')).map(({ weekday, hour }) => [weekday, hour])).toEqual([
      [0, 10],
      [0, 11],
      [1, 23],
      [2, 0],
    ])
  })

  test('a period is compared with as much of the one before', async () => {
    const week = await ask<ReportSummary>('summary?period=7d')
    expect(week.current).toMatchObject({ opened: 2, answered: 2, resolved: 1, first_answer_s: 1200 })
    expect(week.current.first_answer_p90_s).toBeCloseTo(1680)
    expect(week.previous).toMatchObject({ opened: 0, answered: 0, first_answer_s: null })
    const today = await ask<ReportSummary>('summary?period=today')
    expect(today.current).toMatchObject({ opened: 0, answered: 1, resolved: 0 })
    // It is some minutes past midnight, and until then nothing had happened on the day before.
    expect(today.previous).toMatchObject({ opened: 0, answered: 0 })
    expect(Date.parse(String(today.current.from)) - Date.parse(String(today.previous.from))).toBe(24 * HOUR)
  })

  test('an answer is whose it was, a resolution whose conversation it was', async () => {
    const people = await rows<PersonRow>('people?period=7d')
    const of = (memberId: MemberId) => people.find(({ member_id }) => member_id === encodeId('mem', memberId))
    expect(of(ana.memberId)).toMatchObject({ answered: 1, resolved: 1, first_answer_s: 600, resolution_s: 3600 })
    expect(of(owner.memberId)).toMatchObject({ answered: 1, resolved: 0, first_answer_s: 1800 })
    expect(await rows<LabelRow>('labels?period=7d')).toMatchObject([
      { name: '=1+1;"venda"', opened: 1, answered: 1, resolved: 0 },
    ])
  })

  test('what customers say counts for whoever had the conversation', async () => {
    const now = clock.now()
    await scene.run(async (scope) => {
      const rating = { tenant_id: scope.tenant.id, contact_id: scene.contactId, inbox_id: scene.inboxId }
      const at = { created_at: new Date(now.getTime() - 1), updated_at: now }
      await scope.db
        .insertInto('ratings')
        .values([
          {
            ...rating,
            ...at,
            id: newId(),
            conversation_id: first,
            assignee_id: ana.memberId,
            stars: 5,
            comment: 'Ótimo',
          },
          { ...rating, ...at, id: newId(), conversation_id: second, assignee_id: null, stars: 2, comment: null },
        ])
        .execute()
    })
    const { current } = await ask<ReportSummary>('summary?period=7d')
    expect(current.satisfaction).toEqual({ count: 2, mean: 3.5, happy: 0.5 })
    const people = await rows<PersonRow>('people?period=7d')
    expect(people.map(({ satisfaction }) => satisfaction.count).sort()).toEqual([0, 1])
    expect(await rows('comments?period=7d')).toMatchObject([
      { conversation_id: encodeId('cnv', first), contact_name: 'Maria Souza', stars: 5, comment: 'Ótimo' },
    ])
    // Nobody of her team has either of them.
    expect(await rows('comments?period=7d', supervisor)).toEqual([])
    expect((await ask<ReportSummary>('summary?period=7d', supervisor)).current).toMatchObject({
      opened: 0,
      answered: 0,
    })
  })

  test('tables leave as CSV that a Brazilian spreadsheet opens and does not run', async () => {
    const { body, headers } = await send<string>(house, 'GET', '/api/v1/reports/export?table=labels&period=7d', {
      headers: { ...reader.headers, 'accept-language': 'pt-BR' },
    })
    expect(headers['content-type']).toContain('text/csv')
    expect(headers['content-disposition']).toContain(`${scene.tenant.slug}-labels-7d.csv`)
    expect(String(body).split('\r\n')).toEqual([
      '\uFEFFEtiqueta;Conversas abertas;Primeiras respostas;Resolvidas;Primeira resposta (mediana);Primeira resposta (9 em 10 até);Resolução (mediana);Primeira resposta em horário de atendimento (mediana);Primeira resposta em horário de atendimento (9 em 10 até);Resolução em horário de atendimento (mediana)',
      `"'=1+1;""venda""";1;1;0;0:30:00;0:30:00;;0:30:00;0:30:00;`,
      '',
    ])
    for (const table of ['days', 'hours', 'people']) {
      const other = await send<string>(house, 'GET', `/api/v1/reports/export?table=${table}`, {
        headers: { ...reader.headers, 'accept-language': 'en' },
      })
      expect(String(other.body).trimEnd().split('\r\n').length).toBeGreaterThan(2)
    }
    const agent = await buildMember(house, scene.tenant, 'agent')
    expect((await send(house, 'GET', '/api/v1/reports/summary', { headers: agent.headers })).status).toBe(403)
  })

  test('who waits is counted now, and a colleague who reopens takes the resolution back', async () => {
    clock.advance(MINUTE)
    await scene.run((scope) => reopenConversation(scope, first))
    expect(await facts(first)).toEqual(['opened', 'answered 600'])
    clock.advance(MINUTE)
    await scene.run((scope) => resolveConversation(scope, first))
    clock.advance(MINUTE)
    await scene.post(first, { body: 'Mais uma coisa' })
    clock.advance(61 * MINUTE)
    await scene.post(second, { body: 'Alô?' })
    reader = await buildMember(house, scene.tenant, 'viewer')
    const { waiting } = await ask<ReportSummary>('summary')
    expect(waiting).toMatchObject({ count: 2, over_1h: 1 })
    expect(clock.now().getTime() - Date.parse(String(waiting.longest_since))).toBe(61 * MINUTE)
    // An agent is told the same of what they see, and no figures: one of the two is theirs, the other somebody else's.
    const [agent, other] = [
      await buildMember(house, scene.tenant, 'agent'),
      await buildMember(house, scene.tenant, 'agent'),
    ]
    await scene.run((scope) => assignConversation(scope, first, agent.memberId))
    await scene.run((scope) => assignConversation(scope, second, other.memberId))
    const own = await send(house, 'GET', '/api/v1/waiting', { headers: agent.headers })
    expect(own).toMatchObject({ status: 200, body: { count: 1, over_1h: 1 } })
    expect((await send(house, 'GET', '/api/v1/waiting', { headers: other.headers })).body).toMatchObject({
      count: 1,
      over_1h: 0,
    })
    clock.advance(9 * MINUTE)
    await scene.run((scope) => resolveConversation(scope, first))
    const noted = await facts(first)
    expect(noted.filter((fact) => fact.startsWith('resolved'))).toHaveLength(2)
    // The customer’s message begins a new one.
    expect(noted.slice(-2)).toEqual(['reopened', `resolved ${70 * 60}`])
  })
})
