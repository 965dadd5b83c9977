import fc from 'fast-check'
import { all, create } from 'mathjs'
import { expect, test } from 'vitest'
import { agents } from '../src/agents/agents.ts'
import { contradict, contrarianRules } from '../src/artefacts/contrarian.ts'
import { verdictRules } from '../src/artefacts/give-verdict.ts'
import { answerRules } from '../src/artefacts/say-answer.ts'
import { createAdvisor, graphOf } from '../src/index.ts'
import { business, textOf } from './random-business.ts'

const math = create(all!)

/** The condition by another library than the engine's; figures marked `?` count as zero when absent. */
function holds(condition: string, values: ReadonlyMap<string, number>): boolean {
  const names = [...new Set(condition.match(/[a-z_][a-z0-9_]*\??/g) ?? [])].filter(
    (name) => !/^(?:min|max|abs)$/.test(name),
  )
  const scope: Record<string, number> = {}
  for (const name of names) {
    const plain = name.replace('?', '')
    const value = values.get(plain)
    if (value === undefined && !name.endsWith('?')) return false
    scope[plain] = value ?? 0
  }
  return (math.evaluate(condition.replaceAll('?', ''), scope) as number) > 0
}

test('every sentence of a report has a condition on the figures, and it holds', async () => {
  const conditions = new Map(verdictRules)
  const findings = new Map<string, string>(
    agents.flatMap((agent) => agent.findings.map(({ key, when }) => [`finding.${key}`, when ?? '1'] as const)),
  )
  const property = fc.asyncProperty(business, async (figures) => {
    const { artefacts, intake } = await createAdvisor().run({ problem: textOf(figures), depth: 'Rápida' })
    const { report, nodes } = artefacts!
    const values = new Map(nodes.map(({ id, value }) => [id, Number(value)]))
    for (const { key } of report.verdict)
      if (conditions.has(key)) expect([key, holds(conditions.get(key)!, values)]).toEqual([key, true])
    for (const { key } of report.findings.flatMap(({ statements }) => statements)) {
      expect(findings.has(key), key).toBe(true)
      expect([key, holds(findings.get(key)!, values)]).toEqual([key, true])
    }
    for (const { node } of report.answer.numbers) expect(values.has(node), node).toBe(true)
    const known = new Set(intake!.understood.map(({ metric }) => `need.${metric}`))
    for (const { key } of report.gaps) expect(known.has(key), key).toBe(false)
    for (const { basis } of [...report.verdict, ...report.findings.flatMap(({ statements }) => statements)])
      for (const id of basis) expect(values.has(id), id).toBe(true)
  })
  await fc.assert(property, { numRuns: 25, seed: 15 })
})

test.each([
  'Vendo 300 bolos por mês a R$ 40 e cada um me custa R$ 16. Quero subir pra R$ 45. Quantos bolos posso perder?',
  'Gasto R$ 9 mil fixos por mês, vendo a R$ 50 e pago R$ 20 em cada peça. Quantas peças preciso vender pra empatar?',
  'Tenho R$ 90 mil em caixa e o prejuízo é de R$ 15 mil por mês. Quanto tempo o caixa dura?',
  'Faturo R$ 80 mil por mês com custos totais de R$ 95 mil por mês. Como estamos?',
])('the question is answered in a sentence first, whose condition holds: %s', async (problem) => {
  const { artefacts } = await createAdvisor().run({ problem, depth: 'Rápida' })
  const [first] = artefacts!.report.verdict
  const rules = answerRules.filter(([, key]) => key === first!.key)
  expect(rules).toHaveLength(1)
  const graph = graphOf(artefacts!.nodes)
  const values = Object.entries(first!.args).flatMap(([name, arg]): [string, number][] =>
    'node' in arg ? [[name, Number(graph.get(arg.node)!.value)]] : [],
  )
  expect(holds(rules[0]![2], new Map(values))).toBe(true)
})

test('the contrarian says of each decision to act what its figures allow, and nothing of the others', async () => {
  const conditions = new Map<string, string>(contrarianRules)
  const said = new Set<string>()
  const property = fc.asyncProperty(business, async (figures) => {
    const { artefacts, report } = await createAdvisor().run({ problem: textOf(figures), depth: 'Rápida' })
    const graph = graphOf(artefacts!.nodes)
    for (const decision of artefacts!.report.decisions) {
      const statement = contradict(decision, graph)
      expect([decision.option, statement !== undefined]).toEqual([decision.option, decision.verdict === 'do'])
      if (statement === undefined) continue
      said.add(statement.key)
      const values = new Map<string, number>()
      for (const [name, arg] of Object.entries(statement.args))
        if ('node' in arg) values.set(name, Number(graph.get(arg.node)!.value))
      expect([statement.key, holds(conditions.get(statement.key)!, values)]).toEqual([statement.key, true])
      for (const id of statement.basis) expect(graph.get(id), id).toBeDefined()
    }
    expect(report()).not.toMatch(/Contraditor: [^.]*\bundefined\b/)
  })
  await fc.assert(property, { numRuns: 25, seed: 7 })
  expect(said.size).toBeGreaterThan(0)
})
