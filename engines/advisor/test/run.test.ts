import { propertyRuns, propertySample } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { graphOf } from '../src/calculation/graph.ts'
import type { CalculationNode } from '../src/calculation/node.ts'
import { type Artefacts, createAdvisor, formatNode, type RunEvent } from '../src/index.ts'
import { review } from '../src/review/review.ts'
import { createKillingStore, createMemoryStore, KilledError } from '../src/testing/index.ts'
import { renderStatement } from '../src/text/render-statement.ts'
import type { Statement } from '../src/text/statement.ts'
import { business, textOf } from './random-business.ts'

const problem =
  'Nossa loja faturava R$ 80 mil por mês e hoje fatura R$ 60 mil. Ticket médio de R$ 150, margem bruta de 50% e impostos de 6%. ' +
  'Custos fixos de R$ 29 mil por mês. Temos R$ 35 mil em caixa e estoque de R$ 200 mil. Penso em dar 15% de desconto.'

/** Everything a report may show: its nodes' values, the figures of the text, the constants inside formulas. */
function allowedNumbers(nodes: readonly CalculationNode[], text: string): Set<string> {
  const shown = nodes.flatMap((node) => [
    formatNode(node, 'pt-BR'),
    formatNode(node, 'pt-BR', 'abs'),
    formatNode(node, 'pt-BR', 'bare'),
    node.formula,
  ])
  return new Set([...shown, text].flatMap(numbersIn))
}
const numbersIn = (text: string) => text.match(/\d+(?:[.,]\d+)*/g) ?? []

test('every number in every artefact of random businesses is a figure of the text or a node that recomputes', async () => {
  await fc.assert(
    fc.asyncProperty(
      business,
      fc.constantFrom('Rápida' as const, 'Padrão' as const, 'Profunda' as const),
      async (figures, depth) => {
        const text = textOf(figures)
        const { artefacts, report, minutes, intake } = await createAdvisor().run({ problem: text, depth })
        expect(review(artefacts!.nodes, []).wrongNodes).toEqual([])
        for (const node of artefacts!.nodes) {
          if (node.source === 'text') expect(intake!.quantities.some(({ id }) => id === node.quantity)).toBe(true)
          if (node.source === 'calculation') expect(node.formula).not.toBe('')
        }
        const allowed = allowedNumbers(artefacts!.nodes, text)
        for (const number of numbersIn(report() + minutes())) expect(allowed, number).toContain(number)
      },
    ),
    { numRuns: propertyRuns(40) },
  )
})

test('changing one figure changes only what rests on it', async () => {
  await fc.assert(
    fc.asyncProperty(business, fc.nat(), fc.integer({ min: 103, max: 160 }), async (figures, pick, percent) => {
      const at = pick % figures.length
      const changed = figures.map((figure, n) =>
        n === at ? { ...figure, value: Math.ceil((figure.value * percent) / 100) } : figure,
      )
      const [before, after] = await Promise.all(
        [figures, changed].map((list) => createAdvisor().run({ problem: textOf(list) })),
      )
      const text = `text_q${at + 1}`
      const [one, two] = [graphOf(before!.artefacts!.nodes), graphOf(after!.artefacts!.nodes)]
      for (const node of one.nodes) {
        const other = two.get(node.id)
        if (one.ancestors(node.id).has(text) || two.ancestors(node.id).has(text)) continue
        // Which options are on the table follows from the ranking, which rests on everything.
        if (!other) expect(node.id).toMatch(/^(?:mark|total|year|cash|effect|premise)_/)
        else expect(other.value).toBe(node.value)
      }
      const moved = (statement: Statement) =>
        statement.basis.some((id) => one.ancestors(id).has(text) || two.ancestors(id).has(text))
      const later = new Map(statementsOf(after!.artefacts!).map((statement) => [statement.key, statement]))
      for (const statement of statementsOf(before!.artefacts!)) {
        const same = later.get(statement.key)
        if (!same || moved(statement) || moved(same)) continue
        const voice = { locale: 'pt-BR', sector: 'retail' } as const
        expect(renderStatement(same, { graph: two, ...voice })).toBe(
          renderStatement(statement, { graph: one, ...voice }),
        )
      }
    }),
    { numRuns: propertyRuns(40) },
  )
})

const statementsOf = (artefacts: Artefacts) => artefacts.report.findings.flatMap(({ statements }) => statements)

test('the same input gives the same bytes', async () => {
  const runs = await Promise.all([1, 2].map(() => createAdvisor().run({ problem, depth: 'Profunda' })))
  expect(JSON.stringify(runs[0]!.artefacts)).toBe(JSON.stringify(runs[1]!.artefacts))
  expect(runs[0]!.report() + runs[0]!.minutes()).toBe(runs[1]!.report() + runs[1]!.minutes())
})

test('a run killed after any event ends with the same artefacts when resumed', async () => {
  const events: RunEvent[] = []
  const whole = await createAdvisor().run({ problem, depth: 'Profunda' }, { onEvent: (event) => events.push(event) })
  expect(events.length).toBeGreaterThan(15)
  for (const writes of propertySample(events.map((_, n) => n + 1))) {
    const store = createMemoryStore()
    await expect(
      createAdvisor({ store: createKillingStore(store, writes) }).run({ problem, depth: 'Profunda' }, { run: 'r' }),
    ).rejects.toThrow(KilledError)
    const resumed = await createAdvisor({ store }).run({ problem: 'outro texto qualquer' }, { run: 'r' })
    expect(JSON.stringify(resumed.artefacts)).toBe(JSON.stringify(whole.artefacts))
    expect(resumed.report()).toBe(whole.report())
  }
})

test('a finished run is read back, not run again', async () => {
  const store = createMemoryStore()
  const first = await createAdvisor({ store }).run({ problem }, { run: 'r' })
  const seen: string[] = []
  const again = await createAdvisor({ store }).run({ problem }, { run: 'r', onEvent: ({ type }) => seen.push(type) })
  expect(again.report()).toBe(first.report())
  expect(seen.filter((type) => type === 'run.finished')).toHaveLength(1)
})

test('two processes cannot write one run', async () => {
  const store = createMemoryStore()
  const both = await Promise.allSettled([1, 2].map(() => createAdvisor({ store }).run({ problem }, { run: 'r' })))
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(String((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason)).toContain(
    'already has event',
  )
})

test('the minutes follow the order of the events and keep the dissent', async () => {
  const { artefacts } = await createAdvisor().run({ problem })
  expect(artefacts!.minutes.sections.map(({ title }) => title)).toEqual([
    'minutes.section.opening',
    'minutes.section.opinions',
    'minutes.section.conflicts',
    'minutes.section.closing',
  ])
})

test('figures of the text that contradict each other go back to the person', async () => {
  const { minutes } = await createAdvisor().run({
    problem:
      'A loja fatura R$ 60 mil por mês, vende 900 unidades por mês com ticket médio de R$ 150. Margem bruta de 40% e custos fixos de R$ 20 mil por mês.',
  })
  expect(minutes()).toContain('não fecham: R$ 60.000/mês, 900/mês e R$ 150')
})

test('a stated result that the other figures do not give is asked about, in verdict and minutes', async () => {
  const { report, minutes } = await createAdvisor().run({
    problem:
      'O restaurante vende 2.300 refeições por mês a R$ 38. CMV de 36%. Aluguel de R$ 11 mil e folha de R$ 49 mil. Prejuízo de R$ 6 mil por mês. O que fazer?',
  })
  // 87,400 × 64 % − 60,000 = −4,064.
  expect(report()).toContain('prejuízo de R$ 6.000/mês, mas os outros números dele dão -R$ 4.064/mês')
  expect(minutes()).toContain('não fecham')
})
