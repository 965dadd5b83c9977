import { expect, test } from 'vitest'
import { readFacts } from '../src/intake/read-facts.ts'
import { readQuantities } from '../src/intake/read-quantities.ts'

const read = (text: string) =>
  readFacts(text, readQuantities(text)).facts.map(({ metric, role, quantity }) =>
    [metric, quantity.low, quantity.per, role].filter((part) => part !== undefined).join(' '),
  )

test.each([
  // A thing has a price before it has costs.
  ['Café e salgado saem em média 24 reais por cliente, ingredientes 9 por cliente.', ['ticket 24', 'unit_cost 9']],
  // A bill without a month and smaller than a sale is of one sale.
  [
    'A limpeza custa R$ 160, gasto R$ 25 de material em cada. O vizinho faz por R$ 120.',
    ['ticket 160', 'unit_cost 25', 'ticket 120'],
  ],
  // What a thing yields beside what it costs is its price.
  ['Cada exame rende em média R$ 48 e consome R$ 17 de reagente.', ['ticket 48', 'unit_cost 17']],
  // Money that brings leads pays for advertising.
  ['O portal me custa 1.900 por mês e gera 95 leads por mês.', ['marketing 1900 month', 'leads 95 month']],
  // A span beside cash and what burns it is what somebody claims.
  [
    'Temos R$ 220 mil guardados e o prejuízo é de R$ 27,5 mil por mês. O sócio fala que dá pra segurar 12 meses.',
    ['cash 220000', 'loss_stated 27500 month', 'deadline 12 runway'],
  ],
  // What stands beside the earlier figure is earlier too.
  [
    'Em maio 1.640 pedidos com ticket 51, em junho 1.710 pedidos com ticket 46.',
    ['volume_before 1640 month', 'ticket_before 51', 'volume 1710 month', 'ticket 46'],
  ],
  // Who earns a share of a rent has that rent as the price.
  [
    'Administro 210 imóveis, aluguel médio de R$ 2.300, taxa de administração de 8%.',
    ['customers 210', 'ticket 2300', 'commission_rate 8 income'],
  ],
  ['Marco 95 por dia, R$ 22 cada. São 26 dias.', ['volume 95 day', 'ticket 22', 'working_days 26 month']],
  ['Bolo de 2kg vendo a 130.', ['ticket 130']],
])('%s', (text, facts) => {
  expect(read(text)).toEqual(facts)
})
