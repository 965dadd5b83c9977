import { CreateCarBody } from '@recado/contracts/cars'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCar } from '../../src/carmatch/catalogue/index.ts'
import { carMeter } from '../../src/carmatch/workflows/car-meter.ts'
import { readCompanyFigures } from '../../src/consultor/workflows/read-company-figures.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { type Advised, buildAdvised } from './build-advised.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const WHY = 'Por que minhas vendas caíram? O que faço?'
const DAY = 86_400_000
const LEADS = { metric: 'leads', scope: 'now', unit: 'count', period: 'month', path: '/' } as const

/** A dealer who sold three cars within thirty days, five in the thirty before, and has two left. */
async function buildDealer(): Promise<Advised> {
  const company = await buildAdvised(house, 'consultor_free', { cars_max: 10 })
  const sold = [3, 10, 25, 35, 40, 45, 50, 55].map((daysAgo) => ({ status: 'sold', daysAgo }) as const)
  const offered = [20, 60].map((daysAgo) => ({ status: 'available', daysAgo }) as const)
  await house.services.withTenant(company.source, async (scope) => {
    for (const [at, { status, daysAgo }] of [...sold, ...offered].entries()) {
      const then = new Date(scope.clock.now().getTime() - daysAgo * DAY)
      const car = { stock_key: `K${at}`, title: `Carro ${at}`, status, price_cents: 6_000_000 + at, attributes: {} }
      await createCar({ ...scope, clock: { now: () => then } }, carMeter, {
        ...CreateCarBody.parse(car),
        arrived_at: then,
      })
    }
  })
  return company
}

async function ask(company: Advised, problem: string, body: object = {}) {
  const id = await company.put(problem, body)
  await house.drain()
  return company.detail(id)
}

test('why sales fell is answered from the company’s own figures, each with where it can be looked at', async () => {
  const company = await buildDealer()
  const refused = await ask(company, WHY)
  expect(refused.understanding?.facts).toEqual([])
  await company.ask('PUT', '/advisor/settings', { company_figures: true, confirm: 'never' })

  const detail = await ask(company, WHY)
  expect(detail).toMatchObject({ question: 'why_fell', uses_company_figures: true })
  const facts = new Map(detail.understanding?.facts.map((fact) => [fact.metric, fact]))
  expect(facts.get('volume')).toMatchObject({
    ...{ value: 3, unit: 'count', period: 'month', source: 'company', quote: null, confidence: 1, doubtful: false },
    link: { path: '/estoque?situacao=sold', label: 'Carros vendidos nos últimos 30 dias: 3 por mês' },
  })
  expect(facts.get('volume_before')).toMatchObject({ value: 5, source: 'company' })
  expect(facts.get('stock_units')).toMatchObject({ value: 2, link: { path: '/estoque?situacao=available' } })
  expect(facts.get('stock_days')).toMatchObject({ value: 40, unit: 'day' })
  // 3 × 60,000 and a few centavos, exactly as the stock has it.
  expect(facts.get('revenue')).toMatchObject({ value: 180_000.03, unit: 'BRL' })
  const value = (id: string) => Number(detail.result?.nodes.find((node) => node.id === id)?.value)
  expect(value('revenue_before')).toBe(300_000.25)
  expect(detail.result?.verdict.join(' ')).toMatch(/40%/)
  expect(detail.result?.report_markdown).toContain('Carros vendidos')

  const shown = (await company.ask('GET', '/advisor/figures')).json<{ items: object[]; without_data: object[] }>()
  expect(shown.items).toHaveLength(6)
  expect(shown.without_data).toEqual([
    { source: 'funnel', label: 'Página pública de carros' },
    { source: 'conversations', label: 'Atendimento' },
  ])
})

test('the public page’s funnel is a figure like others, and what two sources tell contradicts nobody', async () => {
  const company = await buildDealer()
  await company.ask('PUT', '/advisor/settings', { company_figures: true, confirm: 'never' })
  const acts = [
    ...[1, 5, 9].map((days) => ({ days, kind: 'car_opened' })),
    ...[4, 8, 32, 40, 59].map((days) => ({ days, kind: 'whatsapp_clicked' })),
  ]
  await house.services.withTenant(company.source, async (scope) => {
    for (const [at, { days, kind }] of acts.entries()) {
      const then = new Date(scope.clock.now().getTime() - days * DAY)
      await sql`INSERT INTO buyer_events (tenant_id, buyer, client_id, kind, surface, at)
                VALUES (${company.tenant.id}, ${`buyer-${at}`}, ${`act-${at}`}, ${kind}, 'results', ${then})`.execute(
        scope.db,
      )
    }
  })
  const { understanding } = await ask(company, WHY)
  const own = understanding?.facts.filter(({ link }) => link !== null) ?? []
  const funnel = own.filter(({ link }) => link?.path === '/estoque/resultados')
  expect(funnel.map(({ metric, scope, value }) => `${metric} ${scope} ${value}`)).toEqual([
    ...['other now 5', 'other now 3', 'leads now 2', 'other now 0'],
    ...['other before 3', 'other before 0', 'leads before 3', 'other before 0'],
  ])
  expect(funnel[2]?.link?.label).toBe('Pedidos de contato por carros nos últimos 30 dias: 2 por mês')
  expect(understanding?.contradictions).toEqual([])
  // Another source that tells of leads too.
  const other = { name: 'other', read: async () => [{ ...LEADS, source: 'conversations.opened_now', value: 41 }] }
  const parts = { ...house.services, figureSources: [...house.services.figureSources, other] }
  const { figures } = await readCompanyFigures(parts, company.source)
  expect(figures.filter(({ metric, scope }) => metric === 'leads' && scope === 'now')).toMatchObject([{ value: 2 }])
  expect(figures.find(({ value }) => value === 41)?.metric).toBe('other')
})

test('the person’s word counts before the company’s data, and who does not want them has none', async () => {
  const company = await buildDealer()
  await company.ask('PUT', '/advisor/settings', { company_figures: true, confirm: 'never' })
  const detail = await ask(company, `${WHY} Vendemos 30 carros por mês.`)
  const volumes = detail.understanding?.facts.filter(({ metric }) => metric === 'volume')
  expect(volumes).toMatchObject([{ value: 30, source: 'text' }])
  const without = await ask(company, WHY, { use_company_figures: false })
  expect(without.understanding?.facts).toEqual([])
  // What an execution has read stays as it was then, also when it is corrected.
  const line = { metric: 'volume', value: 28, unit: 'count', period: 'month' }
  const put = await company.ask('PUT', `/executions/${detail.execution_id}/facts`, { facts: [line] })
  expect(put.json()).toMatchObject({ round: 2, understanding: { facts: [{ metric: 'volume', value: 28 }] } })
})
