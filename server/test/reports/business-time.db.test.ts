import type { ConversationId } from '@recado/contracts/ids'
import type { DayRow, ReportSummary } from '@recado/contracts/reports'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  businessMinutes,
  type Calendar,
  createCalendar,
  removeCalendar,
  updateCalendar,
} from '../../src/chat/calendars/index.ts'
import { resolveConversation } from '../../src/chat/workflows/resolve-conversation.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { send } from '../identity/people.ts'
import { buildMember } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

// First answers and resolutions in business hours: concrete times, and what a change of the calendar does to them.

const OFFICE = {
  ...{ name: 'Loja', timezone: 'America/Sao_Paulo', closed_message: '' },
  hours: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: '08:00', to: '12:00' },
    { weekday, from: '13:30', to: '18:00' },
  ]),
  ...{ national_holidays: true, optional_holidays: false, holidays: [] },
}

const clock = advancingClock('2026-03-01T12:00:00Z')
let house: TestHouse
let scene: Scene
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())
beforeEach(async () => {
  clock.set('2026-03-01T12:00:00Z')
  scene = await buildScene(house)
})

async function open(calendar: Partial<Calendar> = {}) {
  return scene.run(async (scope) => {
    const created = await createCalendar(scope, { ...OFFICE, ...calendar })
    await scope.db
      .updateTable('inboxes')
      .set({ calendar_id: created.id })
      .where('tenant_id', '=', scope.tenant.id)
      .where('id', '=', scene.inboxId)
      .execute()
    return created
  })
}

/** A customer writes, is answered, and their conversation is resolved, each at its time. */
async function tell(from: string, answered: string, resolved = answered): Promise<ConversationId> {
  clock.set(from)
  const { id } = await scene.start()
  await scene.post(id)
  clock.set(answered)
  await scene.post(id, { direction: 'out', author: { kind: 'api', id: null, name: 'Loja' }, body: 'Temos sim' })
  clock.set(resolved)
  await scene.run((scope) => resolveConversation(scope, id))
  return id
}

async function factsOf(id: ConversationId) {
  const rows = await scene.run((scope) =>
    scope.db
      .selectFrom('conversation_facts')
      .select(['kind', 'seconds', 'business_seconds'])
      .where('tenant_id', '=', scope.tenant.id)
      .where('conversation_id', '=', id)
      .where('kind', 'in', ['answered', 'resolved'])
      .execute(),
  )
  return Object.fromEntries(rows.map(({ kind, seconds, business_seconds }) => [kind, [seconds, business_seconds]]))
}

const MINUTE = 60
const HOUR = 60 * MINUTE

describe('a time in business hours', () => {
  test.each([
    ['within a morning', '2026-03-10T11:00:00Z', '2026-03-10T11:20:00Z', 20 * MINUTE, 20 * MINUTE],
    ['over lunch', '2026-03-10T14:50:00Z', '2026-03-10T16:40:00Z', 110 * MINUTE, 20 * MINUTE],
    ['over a night', '2026-03-10T20:45:00Z', '2026-03-11T11:05:00Z', 14 * HOUR + 20 * MINUTE, 20 * MINUTE],
    ['over a weekend', '2026-06-05T20:30:00Z', '2026-06-08T11:15:00Z', 62 * HOUR + 45 * MINUTE, 45 * MINUTE],
    ['over a weekend and Independence', '2026-09-04T20:50:00Z', '2026-09-08T11:10:00Z', 5180 * MINUTE, 20 * MINUTE],
    ['on a Saturday', '2026-06-06T13:00:00Z', '2026-06-06T13:30:00Z', 30 * MINUTE, 0],
  ])('%s', async (_what, from, until, seconds, business) => {
    await open()
    expect(await factsOf(await tell(from, until))).toEqual({
      answered: [seconds, business],
      resolved: [seconds, business],
    })
  })

  test('is by the clocks of the calendar’s zone, and by the company’s own holidays', async () => {
    await open({ timezone: 'America/Manaus', holidays: [{ date: '03-11', name: 'Aniversário' }] })
    // 07:50 in Manaus, and 08:20.
    const early = await tell('2026-03-10T11:50:00Z', '2026-03-10T12:20:00Z')
    expect(await factsOf(early)).toMatchObject({ answered: [30 * MINUTE, 20 * MINUTE] })
    const over = await tell('2026-03-10T21:50:00Z', '2026-03-12T12:05:00Z')
    expect(await factsOf(over)).toMatchObject({ answered: [38 * HOUR + 15 * MINUTE, 15 * MINUTE] })
  })

  test('is that of the clock where an inbox has no calendar', async () => {
    const id = await tell('2026-06-06T13:00:00Z', '2026-06-06T13:30:00Z', '2026-06-07T13:00:00Z')
    expect(await factsOf(id)).toEqual({ answered: [1_800, 1_800], resolved: [24 * HOUR, 24 * HOUR] })
  })

  test('is none where a calendar never opens', async () => {
    await open({ hours: [], national_holidays: false })
    expect(await factsOf(await tell('2026-03-10T11:00:00Z', '2026-03-10T12:00:00Z'))).toMatchObject({
      answered: [HOUR, 0],
    })
  })

  test('is what the program counts, over a year in three zones', async () => {
    for (const timezone of ['America/Sao_Paulo', 'America/New_York', 'Australia/Lord_Howe']) {
      scene = await buildScene(house)
      const calendar = await open({ timezone, optional_holidays: true })
      const from = Array.from(
        { length: 60 },
        (_, n) => Date.parse('2025-03-01T00:00:00Z') + n * 6 * 86_400_000 + n * 791_000,
      )
      const until = from.map((start, n) => start + (n % 7) * 86_400_000 + n * 1_234_567)
      const iso = (list: number[]) => list.map((at) => new Date(at).toISOString())
      const { rows } = await scene.run(({ tenant, db }) =>
        sql<{ seconds: number }>`
          SELECT open_seconds(${tenant.id}, ${scene.inboxId}, s.began, s.ended) AS seconds
            FROM unnest(${iso(from)}::timestamptz[], ${iso(until)}::timestamptz[]) WITH ORDINALITY s (began, ended, n)
           ORDER BY s.n`.execute(db),
      )
      const counted = from.map((start, n) => businessMinutes(calendar, new Date(start), new Date(until[n] ?? 0)) * 60)
      expect(rows.map(({ seconds }) => seconds.toFixed(3))).toEqual(counted.map((value) => value.toFixed(3)))
    }
  })
})

test('a calendar that changes changes what is to come and not what has been', async () => {
  const { id } = await open()
  clock.set('2026-03-09T19:00:00Z')
  const { id: waiting } = await scene.start()
  await scene.post(waiting)
  // At 17:00 the shop closes for the day and, from then on, at noon.
  clock.set('2026-03-09T20:00:00Z')
  const mornings = OFFICE.hours.filter(({ to }) => to === '12:00')
  await scene.run((scope) => updateCalendar(scope, id, { hours: mornings }))
  clock.set('2026-03-10T11:30:00Z')
  await scene.post(waiting, { direction: 'out', author: { kind: 'api', id: null, name: 'Loja' }, body: 'Bom dia' })
  expect((await factsOf(waiting)).answered).toEqual([16.5 * HOUR, 1.5 * HOUR])
})

test('facts and calendars of before are counted by a job, page by page, and a calendar goes with its openings', async () => {
  const { id: calendarId } = await open()
  const id = await tell('2026-06-05T20:30:00Z', '2026-06-08T11:15:00Z')
  const admin = await house.admin('shared')
  const values = [scene.tenant.id]
  await admin.query('DELETE FROM tenant.calendar_openings WHERE tenant_id = $1', values)
  const other = await tell('2026-06-12T20:30:00Z', '2026-06-15T11:15:00Z')
  expect((await factsOf(other)).answered).toEqual([62.75 * HOUR, null])
  await admin.query('UPDATE tenant.conversation_facts SET business_seconds = NULL WHERE tenant_id = $1', values)
  await admin.query(
    `INSERT INTO tenant.conversation_facts (tenant_id, conversation_id, kind, at, seconds)
     SELECT $1, $2, 'resolved', timestamptz '2026-06-01T12:00:00Z' + n * interval '1 second', 1800
       FROM generate_series(1, 1200) n`,
    [scene.tenant.id, id],
  )
  await scene.run((scope) => scope.jobs.enqueue('reports.count_business_time', {}))
  await house.drain()
  const { rows } = await admin.query(
    `SELECT count(*) FILTER (WHERE business_seconds IS NULL)::int AS left, count(*) FILTER (WHERE business_seconds = 1800)::int AS counted
       FROM tenant.conversation_facts WHERE tenant_id = $1 AND seconds IS NOT NULL`,
    values,
  )
  expect(rows).toEqual([{ left: 0, counted: 1200 }])
  expect((await factsOf(other)).answered).toEqual([62.75 * HOUR, 45 * MINUTE])
  await scene.run(async (scope) => {
    await scope.db.updateTable('inboxes').set({ calendar_id: null }).where('tenant_id', '=', scope.tenant.id).execute()
    await removeCalendar(scope, calendarId)
  })
  const { rows: openings } = await admin.query('SELECT 1 FROM tenant.calendar_openings WHERE tenant_id = $1', values)
  expect(openings).toEqual([])
})

test('openings are carried on before they end, and a change in between is kept', async () => {
  const { id } = await open()
  const admin = await house.admin('shared')
  const known = async () => {
    const { rows } = await admin.query(
      `SELECT (known_until AT TIME ZONE 'UTC')::date::text AS day FROM tenant.calendar_openings WHERE calendar_id = $1`,
      [id],
    )
    return rows[0]?.day
  }
  const extend = async () => {
    await house.services.control.acrossTenants((scope) => scope.jobs.enqueue('calendars.extend_openings', {}))
    await house.drain()
  }
  expect(await known()).toBe('2027-04-05')
  clock.set('2026-08-01T12:00:00Z')
  await extend()
  expect(await known()).toBe('2027-04-05')
  clock.set('2026-11-03T12:00:00Z')
  await extend()
  expect(await known()).toBe('2027-12-08')
  expect((await factsOf(await tell('2027-09-03T20:50:00Z', '2027-09-08T11:10:00Z'))).answered?.[1]).toBe(
    20 * MINUTE + 8.5 * HOUR,
  )
})

test('figures and files say both, and whether there is a choice', async () => {
  const ask = async <Body>(path: string) => {
    const reader = await buildMember(house, scene.tenant, 'viewer')
    const { status, body } = await send<Body>(house, 'GET', `/api/v1/reports/${path}`, {
      headers: { ...reader.headers, 'accept-language': 'pt-BR' },
    })
    expect(status).toBe(200)
    return body
  }
  expect((await ask<ReportSummary>('summary')).has_business_hours).toBe(false)
  await open()
  await tell('2026-06-05T20:30:00Z', '2026-06-08T11:15:00Z', '2026-06-08T12:15:00Z')
  clock.advance(1_000)
  const figures = {
    ...{ first_answer_s: 62.75 * HOUR, first_answer_p90_s: 62.75 * HOUR, resolution_s: 63.75 * HOUR },
    ...{ first_answer_business_s: 45 * MINUTE, first_answer_p90_business_s: 45 * MINUTE },
    resolution_business_s: 105 * MINUTE,
  }
  expect(await ask<ReportSummary>('summary')).toMatchObject({ has_business_hours: true, current: figures })
  expect((await ask<{ items: DayRow[] }>('days')).items.at(-1)).toMatchObject({ day: '2026-06-08', ...figures })
  const [heading, ...days] = (await ask<string>('export?table=days')).trimEnd().split('\r\n')
  expect(heading?.split(';').slice(-3)).toEqual([
    'Primeira resposta em horário de atendimento (mediana)',
    'Primeira resposta em horário de atendimento (9 em 10 até)',
    'Resolução em horário de atendimento (mediana)',
  ])
  expect(days.at(-1)).toBe('2026-06-08;0;1;1;62:45:00;62:45:00;63:45:00;0:45:00;0:45:00;1:45:00')
})
