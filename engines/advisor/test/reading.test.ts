import { expect, test } from 'vitest'
import { readFacts } from '../src/intake/read-facts.ts'
import { readQuantities } from '../src/intake/read-quantities.ts'

const shown = (text: string) =>
  readQuantities(text).map(({ low, high, unit, per, role, change }) =>
    [low, high, unit, per && `/${per}`, role, change && 'Δ']
      .filter((part) => part !== undefined && part !== false)
      .join(' '),
  )

test.each([
  ['faturamos R$ 1,2 mi por ano', ['1200000 BRL /year']],
  ['juros de 20 % a.m. em 3 meses', ['20 percent /month', '3 month']],
  ['as vendas caíram um quinto', ['-20 percent Δ']],
  ['perdemos metade dos clientes', ['-50 percent Δ']],
  ['o custo dobrou', ['100 percent Δ']],
  ['caiu de 120 para 96 carros por mês', ['120 count /month from', '96 count /month to']],
  ['caiu de R$ 180 mil para R$ 150 mil por mês', ['180000 BRL /month from', '150000 BRL /month to']],
  ['de 10 a 15 mil reais', ['10000 15000 BRL']],
  ['entre 10 e 15 mil reais por mês', ['10000 15000 BRL /month']],
  ['vinte e cinco por cento de faltas', ['25 percent']],
  ['R$ 1.234.567,89', ['1234567.89 BRL']],
  ['R$ 1.5 mi', ['1500000 BRL']],
  ['US$ 99 por mês', ['99 USD /month']],
  ['1.200 pães por dia', ['1200 count /day']],
  ['um terço do faturamento', ['33.3333333333 percent']],
  ['o apartamento tem um quarto', []],
  ['CNPJ 12.345.678/0001-90, dia 15/03/2024, às 18h, em 2023, rua Sete, 1º andar', []],
  ['triplicou', ['200 percent Δ']],
])('reads %j', (text, expected) => {
  expect(shown(text)).toEqual(expected)
})

test('a quantity remembers where in the text it stands, accents and wide characters before it or not', () => {
  const text = 'Ação 🍞 é ÓTIMA: caíram 20 % e sobraram R$ 1,2 mi.'
  for (const { start, end, quote } of readQuantities(text)) expect(text.slice(start, end)).toBe(quote)
  expect(readQuantities(text)).toHaveLength(2)
})

test('each figure of a real account finds its metric', () => {
  const text =
    'Restaurante com faturamento de R$ 90 mil por mês, CMV de 38%, aluguel de R$ 9 mil, folha de R$ 28 mil e energia de R$ 3.500. ' +
    'Pagamos 12% de taxa do iFood. Dívida de R$ 150 mil com juros de 3,5% a.m. e parcela de R$ 7.800. 14 funcionários. ' +
    'Recebemos do cartão em 30 dias e pagamos fornecedores em 14 dias.'
  const { facts, unplaced } = readFacts(text, readQuantities(text))
  expect(Object.fromEntries(facts.map(({ metric, quantity }) => [metric, quantity.low]))).toEqual({
    revenue: 90_000,
    variable_cost_rate: 38,
    rent: 9_000,
    payroll: 28_000,
    utilities: 3_500,
    commission_rate: 12,
    debt: 150_000,
    interest_rate: 3.5,
    debt_payment: 7_800,
    headcount: 14,
    receivable_days: 30,
    payable_days: 14,
  })
  expect(unplaced).toEqual([])
})

test('what was and what is are told apart', () => {
  const text =
    'A loja faturava R$ 80 mil por mês e hoje fatura R$ 60 mil. Vendíamos 40 carros por mês e agora vendemos 32.'
  const { facts } = readFacts(text, readQuantities(text))
  expect(facts.map(({ metric }) => metric)).toEqual(['revenue_before', 'revenue', 'volume_before', 'volume'])
})

test('a flow without a period is read as monthly and says so', () => {
  const text = 'O aluguel é R$ 8.000.'
  expect(readFacts(text, readQuantities(text)).facts[0]).toMatchObject({ metric: 'rent', periodAssumed: true })
})

test('thousands without R$ are reais where money is spoken of, and things where things are', () => {
  const text =
    'A oficina fatura 45 mil por mês, pago 3 mil de aluguel e 12 mil de salários. Vendemos 2 mil peças por mês.'
  const { facts } = readFacts(text, readQuantities(text))
  expect(facts.map(({ metric, quantity }) => [metric, quantity.low, quantity.unit])).toEqual([
    ['revenue', 45_000, 'BRL'],
    ['rent', 3_000, 'BRL'],
    ['payroll', 12_000, 'BRL'],
    ['volume', 2_000, 'count'],
  ])
})

test('a share of orders or customers is not the rate spoken of before', () => {
  const text = 'O iFood leva 27% em um terço dos pedidos.'
  const { facts, unplaced } = readFacts(text, readQuantities(text))
  expect(facts.map(({ metric, role }) => [metric, role])).toEqual([
    ['commission_rate', undefined],
    ['other', 'share'],
  ])
  expect(unplaced).toEqual([])
})

test('parts of a team add up, people to be dismissed are no team', () => {
  const text = 'Somos 4 dentistas e 3 pessoas na recepção. Penso em demitir dois vendedores.'
  expect(readFacts(text, readQuantities(text)).facts).toMatchObject([
    { metric: 'headcount' },
    { metric: 'headcount', adds: true },
    { metric: 'other', role: 'part' },
  ])
})

/** A phrase of each kind; the sweep over all trades is in phrases.long.test.ts. */
test.each([
  ['Pago R$ 2.400 de ponto e R$ 3.600 para dois ajudantes por mês', 'rent:2400/month payroll:3600/month headcount:2'],
  ['A manutenção dela é R$ 1.200 por mês', 'fixed_costs:1200/month'],
  ['Duas mil peças por mês a R$ 4,50 cada', 'volume:2000/month ticket:4.5'],
  ['hoje pago R$ 1.850 de luz e passaria a pagar R$ 250', 'utilities:1850/month utilities:250/month'],
  ['joga fora 8% da comida que compra', 'waste_rate:8'],
  ['o barbeiro fica com 50%', 'commission_rate:50'],
  ['na loja 7% dos boletos não são pagos', 'delinquency:7'],
  ['Custo fixo igual nos dois anos: R$ 49 mil por mês', 'fixed_costs:49000/month'],
  ['O gás subiu 18% e a farinha 9%', 'cost_change:18 cost_change:9'],
])('%s', (text, expected) => {
  const read = readFacts(text, readQuantities(text)).facts.map(
    ({ metric, quantity }) => `${metric}:${quantity.low}${quantity.per ? `/${quantity.per}` : ''}`,
  )
  expect(read.join(' ')).toBe(expected)
})
