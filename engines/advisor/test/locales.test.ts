import { expect, test } from 'vitest'
import en from '../locales/en.json' with { type: 'json' }
import es from '../locales/es.json' with { type: 'json' }
import ptBR from '../locales/pt-BR.json' with { type: 'json' }
import { agents } from '../src/agents/agents.ts'
import { reportedNumbers } from '../src/artefacts/reported-numbers.ts'
import { premises } from '../src/calculation/premises.ts'
import { inputMetrics } from '../src/intake/input-metrics.ts'
import { readQuantities } from '../src/intake/read-quantities.ts'
import { options } from '../src/options/options.ts'

const placeholders = (text: string) => [...new Set(text.match(/\{[^}]*\}/g) ?? [])].sort()

test('the three languages have the same keys and the same figures in each sentence', () => {
  expect(Object.keys(en)).toEqual(Object.keys(ptBR))
  expect(Object.keys(es)).toEqual(Object.keys(ptBR))
  const differing = Object.entries(ptBR).filter(([key, text]) => {
    const figures = JSON.stringify(placeholders(text).filter((name) => !name.startsWith('{@')))
    return [en, es].some(
      (locale) =>
        JSON.stringify(placeholders(locale[key as keyof typeof en]).filter((name) => !name.startsWith('{@'))) !==
        figures,
    )
  })
  expect(differing).toEqual([])
})

test('no sentence brings a number of its own, in digits or in words', () => {
  for (const [key, text] of Object.entries(ptBR)) {
    const bare = text.replace(/\{[^}]*\}/g, '')
    expect(bare, key).not.toMatch(/\d/)
    expect(readQuantities(bare), key).toEqual([])
  }
  for (const locale of [en, es])
    for (const [key, text] of Object.entries(locale)) expect(text.replace(/\{[^}]*\}/g, ''), key).not.toMatch(/\d/)
})

test('everything that may be shown has a name and words', () => {
  const keys = [
    ...reportedNumbers.map((id) => `label.${id}`),
    ...Object.keys(inputMetrics).map((id) => `label.${id}`),
    ...premises.filter(({ id }) => !id.includes('seed')).map(({ id }) => `label.${id}`),
    ...agents.map(({ id }) => `agent.${id}`),
    ...agents.flatMap(({ findings }) => findings.map(({ key }) => `finding.${key}`)),
    ...options.flatMap(({ id, role, voices }) => [
      ...['name', 'how', 'where', 'measure'].map((part) => `option.${id}.${part}`),
      `role.${role}`,
      `lacking.${id}`,
      ...voices.map(({ key }) => `argue.${key}`),
    ]),
  ]
  expect(keys.filter((key) => !(key in ptBR))).toEqual([])
})
