import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { act, buildShop, SHOP_STOCK, type TestShop } from './build-shop.ts'

let house: TestHouse
let shop: TestShop
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  shop = await buildShop(house)
  await shop.import(SHOP_STOCK)
})

const read = async () => (await shop.ask('GET', '/questionnaire')).json()
const save = (began_with: number, content: object) => shop.ask('PUT', '/questionnaire/draft', { began_with, content })
const asked = async () => (await shop.visit('GET', '/questionnaire')).json()

const OWN = {
  title: 'Qual é o seu carro?',
  intro: '',
  questions: [
    {
      key: 'gearbox',
      kind: 'choice',
      text: 'Câmbio?',
      options: [
        {
          key: 'auto',
          label: 'Automático',
          effects: [{ do: 'require', attribute: 'transmission', op: 'in', values: ['automatic'], relax: 'never' }],
        },
        { key: 'any', label: 'Tanto faz', effects: [] },
      ],
    },
    { key: 'budget', kind: 'amount', unit: 'brl_cents', text: 'Até quanto?', effects: [] },
  ],
  weights: { km: 5 },
  rules: [
    {
      key: 'short_of_money',
      name: 'Pouco dinheiro',
      when: [
        { question: 'gearbox', picked: 'auto' },
        { question: 'budget', at_most: 7_000_000 },
      ],
      effects: [{ do: 'require', attribute: 'price_cents', op: 'max', limit: 7_000_000, relax: 'never' }],
    },
  ],
  finance: { monthly_rate: 0.0189, months: 60, as_of: '2026-11-01' },
}

test('a shop begins with eight questions, each to be skipped, payment and trade-in among them', async () => {
  const { questions, version, finance } = await asked()
  expect(version).toBe(0)
  expect(questions).toHaveLength(8)
  expect(questions.map(({ key }: { key: string }) => key)).toEqual(
    expect.arrayContaining(['down_payment', 'monthly_payment', 'trade_in']),
  )
  expect(questions.every(({ text }: { text: string }) => text.length > 5)).toBe(true)
  expect(finance).toMatchObject({ months: 48, as_of: expect.any(String) })
  const { draft, live, attributes, stock_count } = await read()
  expect([draft.revision, live, stock_count]).toEqual([0, null, 6])
  expect(draft.problems.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([])
  expect(attributes).toContainEqual(
    expect.objectContaining({ key: 'km', label: 'quilometragem', direction: 'lower', known_of: 6 }),
  )
})

test('a draft is nobody’s until it is published, and then ranks by its questions, rules and terms', async () => {
  const saved = await save(0, OWN)
  expect(saved.statusCode, saved.body).toBe(200)
  expect((await asked()).version).toBe(0)
  const { id } = (await shop.ask('POST', '/questionnaire/versions', { began_with: 1, note: 'Primeira' })).json()
  expect(await asked()).toMatchObject({ version: 1, title: OWN.title, finance: OWN.finance })
  const answers = { gearbox: 'auto', budget: 7_000_000 }
  const list = (await shop.visit('POST', '/recommendations', { ...act(), version: 1, answers })).json()
  expect(list.items.map(({ title }: { title: string }) => title.split(' ')[1])).toEqual(['Onix'])
  expect(list.policy).toBe('q1')
  // What is answered to a question that is asked no more is passed over.
  const old = { ...act(), version: 0, answers: { use: 'family', gearbox: 'auto' } }
  expect((await shop.visit('POST', '/recommendations', old)).statusCode).toBe(201)
  await save(1, { ...OWN, title: 'Outro' })
  await shop.ask('POST', '/questionnaire/versions', { began_with: 2 })
  expect((await asked()).title).toBe('Outro')
  await shop.ask('POST', `/questionnaire/versions/${id}/roll-back`)
  expect(await asked()).toMatchObject({ version: 1, title: OWN.title })
  const { items } = (await shop.ask('GET', '/questionnaire/versions')).json()
  expect(items.map(({ number, live }: { number: number; live: boolean }) => [number, live])).toEqual([
    [2, false],
    [1, true],
  ])
})

test('two who edit are told of each other, and the same save again is no other', async () => {
  await save(0, OWN)
  expect((await save(0, OWN)).json().revision).toBe(1)
  const late = await save(0, { ...OWN, title: 'Meu' })
  expect(late.json()).toMatchObject({ code: 'questionnaire_draft_conflict', revision: 1 })
})

test('errors keep a draft from being published, in the reader’s words; a preview says them and ranks without them', async () => {
  const [first] = OWN.questions
  const wrong = {
    ...OWN,
    questions: [
      { ...first, text: '' },
      { key: 'colour', kind: 'choice', text: 'Cor?', options: [] },
      { key: 'x', kind: 'yes_no', text: 'X?', effects: [{ do: 'weigh', attribute: 'charm', times: 2 }] },
    ],
    weights: { brand: 2 },
  }
  const { problems } = (await save(0, wrong)).json()
  const codes = problems.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`)
  expect(codes).toEqual(
    expect.arrayContaining([
      ...['text_missing questions.0', 'options_do_not_suit_kind questions.1', 'unknown_attribute questions.2'],
      ...['weight_without_value weights.brand', 'unknown_question rules.0'],
    ]),
  )
  const refused = await shop.ask('POST', '/questionnaire/versions', { began_with: 1 })
  expect(refused.json()).toMatchObject({ code: 'questionnaire_has_errors' })
  expect(refused.json().problems.map(({ text }: { text: string }) => text)).toContain('Escreva a pergunta.')
  const preview = (content: object) =>
    shop.ask('POST', '/questionnaire/preview', { content, answers: { gearbox: 'auto' } })
  expect((await preview(wrong)).json()).toMatchObject({ recommendation: null })
  const shown = (await preview(OWN)).json()
  expect(shown.recommendation.items).toHaveLength(4)
  expect(shown.weights[0]).toMatchObject({ attribute: 'km' })
  const lists = await shop.inside((scope) => scope.db.selectFrom('recommendations').selectAll().execute())
  expect(lists).toEqual([])
})
