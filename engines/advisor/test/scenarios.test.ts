import { expect, test } from 'vitest'
import { createAdvisor, problemLine } from '../src/index.ts'

const numbersOf = async (problem: string) => problemLine('x', await createAdvisor().run({ problem })).answer.numbers
const values = (numbers: Awaited<ReturnType<typeof numbersOf>>, metric: string) =>
  numbers.filter((number) => number.metric === metric).map(({ value }) => Math.round(value * 100) / 100)

test('a plan is computed with those it drives away, and set against today', async () => {
  const numbers = await numbersOf(
    'Vendo açaí a R$ 18 o copo e saem 2.400 copos por mês. Custo por copo: R$ 7,20. Se eu subir pra R$ 20 e perder 10% das vendas, melhoro?',
  )
  expect(values(numbers, 'gross_profit')).toEqual([25_920])
  expect(numbers.map(({ value }) => Math.round(value))).toEqual(expect.arrayContaining([27_648, 1_728]))
})

test('two shops have each their own result, and nothing of one is counted to the other', async () => {
  const numbers = await numbersOf(
    'Tenho duas lojas de calçados. A do centro vende 90 mil por mês com margem bruta de 48% e despesas de 31 mil. A do bairro vende 38 mil por mês com margem de 45% e despesas de 19 mil. Fecho a do bairro?',
  )
  expect(numbers.map(({ value }) => Math.round(value))).toEqual(expect.arrayContaining([12_200, -1_900]))
})

test('offers are priced with what each charges, never added to each other', async () => {
  const numbers = await numbersOf(
    'A primeira agência cobra R$ 2.500 fixos por mês. A segunda cobra 900 por mês mais 6% do que vender. Vendo 30 mil por mês. Qual sai mais em conta?',
  )
  expect(values(numbers, 'group.offer_cost')).toContain(2_700)
  expect(numbers.filter(({ metric }) => metric.startsWith('together.'))).toEqual([])
})

test('an earlier result is computed with the earlier rate', async () => {
  const numbers = await numbersOf(
    'Antes faturava R$ 130 mil por mês com custo variável de 45%. Hoje fatura R$ 128 mil por mês e o variável foi a 54%. Custo fixo de R$ 49 mil por mês. Por que sumiu meu lucro?',
  )
  expect(values(numbers, 'profit_before')).toEqual([22_500])
})

test('yearly sums are of a year, not per month', async () => {
  const numbers = await numbersOf(
    'Faturo R$ 60 mil por mês com custos totais de R$ 50 mil por mês. Quanto lucro no ano?',
  )
  expect(numbers.find(({ metric }) => metric === 'profit_year')).toMatchObject({ value: 120_000, period: 'none' })
})
