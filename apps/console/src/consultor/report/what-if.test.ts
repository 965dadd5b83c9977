import { createAdvisor } from '@recado/advisor'
import type { ExecutionResult } from '@recado/contracts/execution-result'
import { expect, test } from 'vitest'
import { parseFormula } from './formula.ts'
import { whatIfOf } from './what-if.ts'

test('a formula is computed as it is written, and what only the board can compute is left to it', () => {
  const values: Record<string, number> = { price: 10, cost: 4, volume: 3 }
  const compute = (source: string) => parseFormula(source)?.((name) => values[name])
  expect(compute('(price - cost) * volume - rent?')).toBe(18)
  expect(compute('10 - 4 - 3')).toBe(3)
  expect(compute('ceil(price / cost) + clamp(volume, 0, 2)')).toBe(5)
  expect(compute('price / (cost - cost)')).toBeUndefined()
  expect(compute('price * margin')).toBeUndefined()
  for (const source of ['mc_loss(price)', 'price +', '(price', 'price cost', 'price ^ 2', '', 'constructor(price)'])
    expect(parseFormula(source), source).toBeUndefined()
})

test('what the board computed comes out again, and a figure that is moved moves what rests on it alone', async () => {
  const problem =
    'Vendemos 30 bolos por mês a R$ 80 cada. Cada bolo custa R$ 50. O aluguel é de R$ 400 por mês. Devo subir o preço para R$ 90?'
  const { artefacts } = await createAdvisor().run({ problem, depth: 'Profunda' })
  if (artefacts === undefined) throw new Error('the run made nothing')
  const labels: Record<string, string> = { ticket: 'price', volume: 'volume', unit_cost: 'cost', rent: 'rent' }
  const nodes = artefacts.nodes.map((node) => ({ ...node, label: labels[node.id] ?? null, fact_id: null }))
  const number = (node: string) => ({ node, unit: nodes.find(({ id }) => id === node)?.unit, value: 0 })
  const result = { nodes, answer: { numbers: [] }, numbers: [number('profit')] } as unknown as ExecutionResult
  const { levers, outcomes, recompute } = whatIfOf(result)
  const before = recompute(new Map())
  const computed = nodes.filter(({ id }) => before(id) !== undefined)
  expect(computed.length).toBeGreaterThan(nodes.length * 0.9)
  for (const { id, value } of computed) expect(before(id), id).toBeCloseTo(Number(value), 6)

  expect(levers.map(({ label }) => label).sort()).toEqual(['cost', 'price', 'rent', 'volume'])
  expect(outcomes.map(({ node }) => node)).toEqual(['profit'])
  const volume = levers.find(({ label }) => label === 'volume')
  const after = recompute(new Map([[volume?.node ?? '', 40]]))
  // 40 × (80 − 50) − 400.
  expect(after('profit')).toBeCloseTo(800, 6)
  expect(after('gross_margin')).toBe(before('gross_margin'))
})
