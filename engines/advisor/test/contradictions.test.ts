import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { takeIn } from '../src/intake/take-in.ts'

const lines = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)

test.each(lines('./contradicting.txt'))('one contradiction, with quotes of the text: %s', (text) => {
  const { contradictions } = takeIn(text)
  expect(contradictions).toHaveLength(1)
  for (const quote of contradictions[0]!.quotes) expect(text).toContain(quote)
})

test.each(lines('./agreeing.txt'))('two things, times, cases or wishes contradict nothing: %s', (text) => {
  expect(takeIn(text).contradictions).toEqual([])
})

test.each([
  ['Aumentei a esmaltação de R$ 40 para R$ 46, um reajuste de 20%. Faço 310 por mês.', 1],
  ['Aumentei a esmaltação de R$ 40 para R$ 46, um reajuste de 15%. Faço 310 por mês.', 0],
  ['Clube do livro com 250 assinantes. Este mês 75 assinantes atrasaram, ou seja, 20% de inadimplência.', 1],
  ['Clube do livro com 250 assinantes. Este mês 75 assinantes atrasaram, ou seja, 30% de inadimplência.', 0],
  ['Temos 12 funcionários, sendo 5 na pintura e 8 na funilaria.', 1],
  ['Temos 12 funcionários, sendo 5 na pintura e o resto na funilaria.', 0],
  ['Abrimos de segunda a sexta, 6 dias por semana, e atendemos 11 consultas por dia.', 1],
  ['Abrimos de segunda a sábado, 6 dias por semana, e atendemos 11 consultas por dia.', 0],
])('what two figures come to, parts and times told twice: %s', (text, count) => {
  expect(takeIn(text).contradictions).toHaveLength(count)
})
