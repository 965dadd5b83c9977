import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ConversationId } from '@recado/contracts/ids'
import { type ConnectionId, encodeId } from '@recado/contracts/ids'
import { recommendationSchema } from '@recado/flow/schemas'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showDashboard } from '../../src/carmatch/workflows/show-dashboard.ts'
import { DEMO_TENANTS, PARTNER, PLATFORM_OWNER } from '../../src/demo/demo-data.ts'
import { refuseDemoTraces } from '../../src/demo/refuse-demo-traces.ts'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { newId } from '../../src/platform/ids.ts'
import { createCarAdviser } from '../../src/products.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  await interrupted(house)
})
afterAll(() => house?.close())

/** Seeds, stopped by a failing disk twice on the way, and then whole. */
async function interrupted({ services }: TestHouse): Promise<void> {
  for (const allowed of [4, 9]) {
    let puts = 0
    const put: typeof services.storage.put = (...args) => {
      puts += 1
      if (puts > allowed) throw new Error('the disk is gone')
      return services.storage.put(...args)
    }
    const failing = { ...services, storage: { ...services.storage, put } }
    await expect(seedDemo(failing)).rejects.toThrow('the disk is gone')
  }
  await seedDemo(services)
}

test('a seeding that failed on the way is completed: every conversation of every script once', async () => {
  for (const company of DEMO_TENANTS) {
    const rows = await look<{ key: string; times: number }>(
      company.slug,
      `SELECT split_part(client_id, ':', 2) AS key, count(DISTINCT conversation_id)::int AS times
         FROM messages WHERE client_id LIKE 'demo:%' GROUP BY 1`,
    )
    expect(new Map(rows.map(({ key, times }) => [key, times]))).toEqual(
      new Map(company.conversations.map(({ key }) => [key, 1])),
    )
    const [all] = await look<{ count: number }>(company.slug, 'SELECT count(*)::int AS count FROM conversations')
    expect(all?.count).toBe(company.conversations.length)
  }
})

test('the dealer’s number is a phone of the simulator, linked from the first; what was told leaves by no bot', async () => {
  const [number] = await look<{ id: ConnectionId; driver: string; sends: number; inboxes: number }>(
    'robustcar',
    `SELECT c.id, c.driver, (SELECT count(*)::int FROM whatsapp_sends) AS sends,
            (SELECT count(*)::int FROM flow_publications p WHERE p.inbox_id = c.inbox_id) AS inboxes
       FROM whatsapp_connections c`,
  )
  expect(number).toMatchObject({ driver: 'simulator', sends: 0 })
  expect(number?.inboxes).toBeGreaterThan(0)
  const scans = JSON.parse(await readFile(path.join(house.services.config.dataDir, 'simulator/scan.json'), 'utf8'))
  expect(scans).toEqual([encodeId('wac', number?.id ?? '')])
})

test('production refuses a database with the demo, also after its people were renamed; development does not', async () => {
  const { config, control } = house.services
  const production = { control, config: { ...config, environment: 'production' as const } }
  await refuseDemoTraces(house.services)
  await expect(refuseDemoTraces(production)).rejects.toThrow(PLATFORM_OWNER.email)
  const admin = await house.admin('control')
  await admin.query("UPDATE control.identities SET email = 'x' || email || '.br'")
  const refusal = await refuseDemoTraces(production).catch((error: Error) => error.message)
  await admin.query("UPDATE control.identities SET email = regexp_replace(email, '^x(.*)\\.br$', '\\1')")
  expect(refusal).toContain([PARTNER.slug, ...DEMO_TENANTS.map(({ slug }) => slug)].sort()[0])
  expect(refusal).not.toContain(PLATFORM_OWNER.email)
})

test('production accepts a database without the demo', async () => {
  const empty = await openTestHouse()
  const { config, control } = empty.services
  await refuseDemoTraces({ control, config: { ...config, environment: 'production' } })
  await empty.close()
})

test('numbers of messages have no gaps, counters and previews are those of the messages', async () => {
  for (const { slug } of DEMO_TENANTS) {
    const wrong = await look(
      slug,
      `SELECT c.protocol FROM conversations c
         JOIN (SELECT conversation_id, count(*) AS count, min(seq) AS least, max(seq) AS most,
                      count(*) FILTER (WHERE direction = 'in') AS inbound, max(created_at) AS newest
                 FROM messages GROUP BY 1) m ON m.conversation_id = c.id
        WHERE m.least <> 1 OR m.most <> m.count OR c.last_seq <> m.most OR c.inbound_count <> m.inbound
           OR c.last_message_at > now() OR c.created_at > c.last_message_at`,
    )
    expect(wrong).toEqual([])
    const unordered = await look(
      slug,
      `SELECT conversation_id FROM (SELECT conversation_id, created_at,
              lag(created_at) OVER (PARTITION BY conversation_id ORDER BY seq) AS before FROM messages) m
        WHERE m.before > m.created_at`,
    )
    expect(unordered).toEqual([])
    const [crowded] = await look<{ count: number }>(
      slug,
      `SELECT count(*)::int AS count FROM members m WHERE m.open_conversations <> (SELECT count(*) FROM conversations c
         WHERE c.assignee_id = m.id AND c.status = 'open')`,
    )
    expect(crowded?.count).toBe(0)
  }
})

test('the shop has something of everything an agent meets', async () => {
  const statuses = await look<{ status: string; count: number }>(
    'robustcar',
    'SELECT status, count(*)::int AS count FROM conversations GROUP BY 1',
  )
  const count = (status: string) => statuses.find((row) => row.status === status)?.count ?? 0
  expect(count('open') + count('pending') + count('snoozed') + count('resolved')).toBe(40)
  expect(count('pending')).toBe(2)
  expect(count('snoozed')).toBe(3)
  expect(count('resolved')).toBe(8)
  const [facts] = await look<Record<string, number>>(
    'robustcar',
    `SELECT (SELECT count(*)::int FROM conversations WHERE assignee_id IS NULL AND status = 'open') AS nobodys,
            (SELECT count(*)::int FROM messages WHERE kind = 'audio') AS voices,
            (SELECT count(*)::int FROM messages WHERE kind = 'image') AS pictures,
            (SELECT count(*)::int FROM attachments WHERE kind = 'audio' AND coalesce(duration_ms, 0) < 5000) AS unmeasured,
            (SELECT count(*)::int FROM mentions) AS mentions,
            (SELECT count(*)::int FROM scheduled_messages WHERE status = 'waiting') AS scheduled,
            (SELECT count(*)::int FROM teams) AS teams,
            (SELECT count(*)::int FROM saved_views) AS views,
            (SELECT count(*)::int FROM canned_responses WHERE body LIKE '%{{%') AS variables,
            (SELECT round(extract(epoch FROM max(now() - waiting_since)) / 60)::int
               FROM conversations WHERE status = 'open') AS longest_wait,
            (SELECT count(*)::int FROM conversations
              WHERE status = 'open' AND waiting_since < now() - interval '1 hour') AS wait_over_an_hour`,
  )
  expect(facts).toMatchObject({ nobodys: 5, teams: 2, scheduled: 1, views: 4, wait_over_an_hour: 1, unmeasured: 0 })
  expect(facts?.voices).toBeGreaterThanOrEqual(4)
  expect(facts?.pictures).toBeGreaterThanOrEqual(15)
  expect(facts?.mentions).toBeGreaterThanOrEqual(3)
  expect(facts?.variables).toBeGreaterThanOrEqual(2)
  expect(facts?.longest_wait).toBeGreaterThanOrEqual(70)
  expect(facts?.longest_wait).toBeLessThanOrEqual(73)
})

test('a number with and without the ninth digit is one person with two conversations', async () => {
  const rows = await look<{ phone: string; conversations: number }>(
    'robustcar',
    `SELECT k.phone, count(c.id)::int AS conversations FROM contacts k
       LEFT JOIN conversations c ON c.contact_id = k.id WHERE k.name = 'Jorge Tavares' GROUP BY 1`,
  )
  expect(rows).toEqual([{ phone: '+5511981220047', conversations: 2 }])
})

test('one company is overdue, and of one the trial ends in days', async () => {
  const { tenants } = house.services
  expect((await tenants.find({ slug: 'robustcar' }))?.status).toBe('active')
  expect((await tenants.find({ slug: 'autocenter' }))?.status).toBe('past_due')
  expect((await tenants.find({ slug: 'sorriso' }))?.status).toBe('trial')
  const control = await house.admin('control')
  const { rows } = await control.query<{ slug: string; days: number }>(
    `SELECT t.slug, round(extract(epoch FROM s.period_end - now()) / 86400)::int AS days
       FROM control.subscriptions s JOIN control.tenants t ON t.id = s.tenant_id ORDER BY 1`,
  )
  const days = new Map(rows.map((row) => [row.slug, row.days]))
  expect(days.get('sorriso')).toBe(4)
  expect(days.get('autocenter')).toBeLessThan(0)
  expect(days.get('robustcar')).toBeGreaterThan(10)
})

test('a second run changes nothing', async () => {
  const before = await Promise.all(DEMO_TENANTS.map(({ slug }) => everything(slug)))
  await seedDemo(house.services)
  expect(await Promise.all(DEMO_TENANTS.map(({ slug }) => everything(slug)))).toEqual(before)
})

/** How many rows a tenant has in each table, and when any of them was last changed. */
async function everything(slug: string): Promise<unknown[]> {
  const [tables] = await look<{ names: string[] }>(
    slug,
    `SELECT array_agg(table_name::text ORDER BY 1) AS names FROM information_schema.columns
      WHERE table_schema = current_schema() AND column_name = 'tenant_id'`,
  )
  const all: unknown[] = []
  for (const table of tables?.names ?? []) {
    all.push([table, ...(await look(slug, `SELECT md5(string_agg(t::text, ' ' ORDER BY t::text)) FROM ${table} t`))])
  }
  expect(all.length).toBeGreaterThan(20)
  return all
}

/** Rows of a tenant, as the tenant sees them. */
async function look<Row extends object>(slug: string, statement: string): Promise<Row[]> {
  const tenant = await house.services.tenants.find({ slug })
  if (tenant === undefined) throw new Error(`${slug} is not there`)
  return house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, async (scope) => {
    const { rows } = await sql.raw<Row>(statement).execute(scope.db)
    return rows
  })
}

test('dealers have their cars, drawn, counted against a plan that allows them, and recommended by their flows', async () => {
  await house.drain()
  const counts = async (slug: string) => {
    const [row] = await look<{ cars: number; photos: number; bodies: number }>(
      slug,
      `SELECT count(*)::int AS cars, count(DISTINCT attributes ->> 'body')::int AS bodies,
              (SELECT count(DISTINCT p.car_id)::int FROM car_photos p JOIN cars c ON c.tenant_id = p.tenant_id AND c.id = p.car_id
                WHERE p.status = 'ready' AND c.status = 'available') AS photos
         FROM cars WHERE status = 'available'`,
    )
    return row
  }
  expect(await counts('robustcar')).toEqual({ cars: 60, photos: 60, bodies: 4 })
  expect(await counts('autocenter')).toMatchObject({ cars: 24, photos: 24 })
  const tenant = await house.services.tenants.find({ slug: 'robustcar' })
  expect(tenant?.entitlements.limits.cars_max).toBe(200)
  const wanted = { type: 'recommend' as const, id: 'e1', limit: 3, critique: null, shown: [] }
  const wishes = { use: 'family', down_payment: 3_000_000, monthly_payment: 200_000 }
  const cars = createCarAdviser(house.services.config, house.services.texts)
  if (tenant === undefined) throw new Error('the demo has no dealer')
  const answer = await house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, (scope) =>
    cars.recommend(scope, { ...wanted, wishes }, { conversationId: newId<ConversationId>(), key: 'k' }),
  )
  const parsed = answer.ok ? recommendationSchema.parse(answer.value) : undefined
  expect(parsed?.items).toHaveLength(3)
  for (const { image_url, reasons } of parsed?.items ?? []) {
    expect(image_url).toMatch(/^http:\/\/robustcar\..+\/files\/cars\/.+\.webp$/)
    expect(reasons.length).toBeGreaterThan(0)
  }
})

test('dealers have ninety days of a page behind them, with a fall at their end', async () => {
  for (const slug of ['robustcar', 'autocenter']) {
    const tenant = await house.services.tenants.find({ slug })
    if (tenant === undefined) throw new Error('the demo has no dealer')
    const page = await house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, (scope) =>
      showDashboard(house.services, scope, 'pt-BR', { period: '30d', standing_days: 60 }),
    )
    expect(page.recommendations.days.every(({ count }) => count > 0)).toBe(true)
    const { count, previous } = page.recommendations.buyers
    expect(count / previous).toBeGreaterThan(0.7)
    expect(count / previous).toBeLessThan(0.97)
    expect(page.top_cars.length).toBeGreaterThan(12)
    expect(page.standing_stock.count).toBeGreaterThan(0)
    const steps = page.funnel.map((step) => step.count)
    expect(steps).toEqual(steps.toSorted((a, b) => b - a))
    expect(steps.at(-1)).toBeGreaterThan(0)
  }
})

test('the dealer’s manager has a report on what was sold, out of the dealer’s own figures', async () => {
  const [row] = await look<{ status: string; model: string; created_by_name: string; facts: number }>(
    'robustcar',
    `SELECT e.status, e.model, e.created_by_name, jsonb_array_length(e.figures)::int AS facts FROM executions e`,
  )
  expect(row).toMatchObject({ status: 'complete', model: 'offline', created_by_name: 'Paulo Nunes' })
  expect(row?.facts).toBeGreaterThanOrEqual(6)
})
