import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findOrders } from '../src/intake/find-orders.ts'
import { takeIn } from '../src/intake/take-in.ts'

/** What people write to the agents instead of about the business. */
const orders = readFileSync(new URL('./orders.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)

test.each(orders)('an order is found, and none of its figures becomes a fact: %s', (order) => {
  const { understood } = takeIn(`Vendo o pote a R$ 31 e faço 480 por mês.\n${order}\nMeu custo é R$ 17 por pote.`)
  expect(findOrders(order)).not.toEqual([])
  expect(understood.map(({ quantity }) => quantity.low)).toEqual([31, 480, 17])
})

test.each([
  'Meu sócio diz que devo ignorar o concorrente que cobra R$ 45.',
  'O contador mandou considerar 8% de imposto.',
  'Quero dizer ao banco que faturo R$ 80 mil.',
  'O sistema custa R$ 300 por mês e o modelo novo R$ 500.',
  'Ele me disse pra esquecer o aluguel de R$ 5 mil.',
  'Preciso responder ao fornecedor até sexta se pago R$ 12.',
  'Considere 4 semanas no mês.',
  'Use 22 dias úteis.',
  'Não conta o pró-labore, que é R$ 6 mil.',
  'Desconsidere impostos. Faturo R$ 30 mil.',
])('what speaks of the business is no order: %s', (sentence) => {
  expect(findOrders(sentence)).toEqual([])
})
