import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareCatalogue } from '../catalogue/prepare-catalogue.ts'
import type { Facts } from '../catalogue/read-rows.ts'
import { type Constraint, constraintSchema } from '../model/constraint.ts'
import { defineModel } from '../model/define-model.ts'
import { satisfies } from '../model/satisfies.ts'
import { match } from './match.ts'

const model = defineModel({
  name: 'small',
  version: 1,
  attributes: [
    { key: 'price', kind: 'number', direction: 'lower', notch: { amount: 10 } },
    { key: 'size', kind: 'number', direction: 'higher', notch: { share: 0.2 } },
    { key: 'colour', kind: 'category' },
    { key: 'new', kind: 'boolean' },
  ],
  diversity: {},
})

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 5 })
const rows = fc
  .array(
    fc.record({
      price: maybe(fc.integer({ min: 1, max: 100 })),
      size: maybe(fc.integer({ min: 1, max: 10 })),
      colour: maybe(fc.constantFrom('red', 'green', 'blue')),
      new: maybe(fc.boolean()),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((list) => list.map((row, i) => ({ ...row, id: `r${i}` })))
const stiffness = fc.constantFrom(0.5, 1, 3)
const relax = fc.constantFrom('may', 'may', 'may', 'never')
const constraints = fc
  .tuple(
    fc.record({
      attribute: fc.constant('price'),
      op: fc.constant('max'),
      limit: fc.integer({ min: 1, max: 60 }),
      stiffness,
      relax,
    }),
    fc.record({
      attribute: fc.constant('size'),
      op: fc.constant('min'),
      limit: fc.integer({ min: 4, max: 10 }),
      stiffness,
      relax,
    }),
    fc.record({
      attribute: fc.constant('colour'),
      op: fc.constantFrom('in', 'not_in'),
      values: fc.constantFrom(['red'], ['green', 'blue']),
      stiffness,
      relax,
    }),
    fc.record({ attribute: fc.constant('new'), op: fc.constant('is'), value: fc.boolean(), stiffness, relax }),
  )
  .map((list) => list.map((one, i) => constraintSchema.parse({ ...one, id: `c${i}` })))

describe('relaxation', () => {
  it('costs exactly as little as the best of all combinations of changes, tried one by one', () => {
    fc.assert(
      fc.property(rows, constraints, (stock, asked) => {
        const catalogue = prepareCatalogue(model, stock)
        const result = match(catalogue, { constraints: asked }, { count: 7 })
        const facts = catalogue.items.map((item) => item.facts)
        const best = bruteForce(facts, asked)
        if (best === undefined) {
          expect(result.empty).toBe('nothing_fits')
          expect(result.blocking.some(({ constraint }) => constraint.relax === 'never')).toBe(true)
          return
        }
        const cost = result.relaxed.reduce((sum, relaxation) => sum + relaxation.cost, 0)
        expect(cost).toBeCloseTo(best, 9)
        expect(result.matches.length).toBeGreaterThan(0)
        for (const { asked: original } of result.relaxed) expect(original.relax).toBe('may')
      }),
      { numRuns: propertyRuns(150) },
    )
  })

  it('prefers the constraint that is less stiff', () => {
    const catalogue = prepareCatalogue(model, [
      { id: 'dear', price: 30, size: 5 },
      { id: 'small', price: 20, size: 4 },
    ])
    const asked = (stiff: number): Constraint[] => [
      constraintSchema.parse({ id: 'p', attribute: 'price', op: 'max', limit: 20 }),
      constraintSchema.parse({ id: 's', attribute: 'size', op: 'min', limit: 5, stiffness: stiff }),
    ]
    expect(match(catalogue, { constraints: asked(2) }).relaxed.map((r) => r.change)).toEqual([
      { kind: 'limit', from: 20, to: 30 },
    ])
    expect(match(catalogue, { constraints: asked(0.5) }).relaxed.map((r) => r.change)).toEqual([
      { kind: 'limit', from: 5, to: 4 },
    ])
  })
})

/** Least cost of any combination of applicable changes that lets some row in; undefined when none does. */
function bruteForce(facts: readonly Facts[], asked: readonly Constraint[]): number | undefined {
  let options: { applied: Constraint[]; cost: number }[] = [{ applied: [], cost: 0 }]
  for (const constraint of asked)
    options = options.flatMap(({ applied, cost }) =>
      changesOf(constraint, facts).map((change) => ({
        applied: [...applied, change.applied],
        cost: cost + change.cost,
      })),
    )
  const working = options.filter(({ applied }) =>
    facts.some((row) => applied.every((constraint) => satisfies(constraint, row[constraint.attribute]))),
  )
  return working.length === 0 ? undefined : Math.min(...working.map(({ cost }) => cost))
}

function changesOf(constraint: Constraint, facts: readonly Facts[]): { applied: Constraint; cost: number }[] {
  const { stiffness: stiff, attribute } = constraint
  const changes: { applied: Constraint; cost: number }[] = [{ applied: constraint, cost: 0 }]
  if (constraint.relax === 'never') return changes
  changes.push({ applied: { ...constraint, unknown: 'passes' }, cost: 2 * stiff })
  if (constraint.op === 'is') changes.push({ applied: { ...constraint, value: !constraint.value }, cost: 2 * stiff })
  for (const row of facts) {
    const value = row[attribute]
    if (value === undefined) continue
    if ('limit' in constraint) {
      const notch = attribute === 'price' ? 10 : 0.2 * constraint.limit
      const applied = { ...constraint, limit: Number(value) }
      changes.push({ applied, cost: (stiff * Math.abs(Number(value) - constraint.limit)) / notch })
    }
    if (constraint.op === 'in') {
      changes.push({ applied: { ...constraint, values: [...constraint.values, String(value)] }, cost: 3 * stiff })
    }
    if (constraint.op === 'not_in') {
      const values = constraint.values.filter((name) => name !== value)
      changes.push({ applied: { ...constraint, values }, cost: 3 * stiff })
    }
  }
  return changes
}
