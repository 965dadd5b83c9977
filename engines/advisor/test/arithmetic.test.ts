import { propertyRuns } from '@recado/testing/property-runs'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { irr, npv, pmt } from 'financial'
import { all, create } from 'mathjs'
import { quantile } from 'simple-statistics'
import { expect, test } from 'vitest'
import { calculate } from '../src/calculation/calculate.ts'
import { functions } from '../src/calculation/functions.ts'
import { graphOf } from '../src/calculation/graph.ts'
import { lossProbability, profitQuantile } from '../src/calculation/monte-carlo.ts'
import { createRandom } from '../src/calculation/random.ts'
import { takeIn } from '../src/intake/take-in.ts'
import { business, textOf } from './random-business.ts'

const math = create(all!, { number: 'BigNumber', precision: 40 })

const flows = (outlay: number, inflow: number, months: number) => [
  -outlay,
  ...Array.from({ length: months }, () => inflow),
]
const near = (ours: number, theirs: number) =>
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(theirs)))
const call = (name: string, ...inputs: number[]) =>
  functions[name]!(...inputs.map((input) => new Decimal(input))).toNumber()

test('every node of random businesses equals what mathjs makes of its formula', () => {
  fc.assert(
    fc.property(business, (figures) => {
      const { nodes } = calculate(takeIn(textOf(figures)), { draws: 0, options: 9 })
      const graph = graphOf(nodes)
      for (const node of nodes) {
        if (!node.formula || /mc_|npv|irr|annuity|clamp/.test(node.formula)) continue
        const names = [...new Set(node.formula.match(/[a-z_][a-z0-9_]*/g))]
        const scope = Object.fromEntries(
          names.filter((n) => !(n in math)).map((n) => [n, math.bignumber(graph.get(n)?.value ?? '0')]),
        )
        const theirs = Number(math.evaluate(node.formula.replaceAll('?', ''), scope))
        near(Number(node.value), theirs)
      }
    }),
    { numRuns: propertyRuns(60) },
  )
})

test('present value, annuity and internal rate agree with the financial library on random cases', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000, max: 500_000 }),
      fc.integer({ min: 50, max: 60_000 }),
      fc.integer({ min: 2, max: 60 }),
      fc.integer({ min: 1, max: 80 }),
      (outlay, inflow, months, thousandths) => {
        const rate = thousandths / 1000
        near(call('npv', rate, outlay, inflow, months), npv(rate, flows(outlay, inflow, months)))
        near(call('annuity', rate, outlay, months), -pmt(rate, months, outlay))
        if (inflow * months > outlay * 1.05 && inflow < outlay) {
          near(call('irr', outlay, inflow, months), irr(flows(outlay, inflow, months), 0.05, 1e-10, 200))
        }
      },
    ),
    { numRuns: propertyRuns(200) },
  )
})

test('Monte Carlo quantiles and loss share agree with simple-statistics over the same draws', () => {
  const inputs = [100_000, 0.4, 38_000, 0.1, 0.1, 0.05, 2_000, 7]
  const random = createRandom(7)
  const around = (mean: number, halfWidth: number) => mean * (1 + halfWidth * (random() + random() - 1))
  const draws = Array.from({ length: 2_000 }, () => around(100_000, 0.1) * around(0.4, 0.1) - around(38_000, 0.05))
  expect(lossProbability(inputs)).toBeCloseTo(draws.filter((profit) => profit < 0).length / 2_000, 12)
  // The two interpolate between neighbours differently: 2,000 draws lie closer than 1 % of their spread.
  const spread = quantile(draws, 0.9) - quantile(draws, 0.1)
  for (const q of [0.1, 0.5, 0.9])
    expect(Math.abs(profitQuantile(q, inputs) - quantile(draws, q))).toBeLessThan(spread / 100)
})

test('a year’s rate becomes a month’s by compounding, a year’s flow by division', () => {
  const { nodes } = calculate(
    takeIn('A empresa fatura R$ 1,2 milhão por ano. A dívida é de R$ 50 mil e os juros são de 26,82% ao ano.'),
    { draws: 0, options: 4 },
  )
  const graph = graphOf(nodes)
  expect(graph.value('revenue')?.toNumber()).toBe(100_000)
  expect(graph.value('interest_rate')?.toNumber()).toBeCloseTo(0.02, 5)
})
