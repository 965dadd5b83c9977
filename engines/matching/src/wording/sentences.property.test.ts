import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carModel, carQuestions, carWording, optionalCarQuestions } from '../cars/index.ts'
import { type Catalogue, prepareCatalogue } from '../catalogue/prepare-catalogue.ts'
import type { Facts } from '../catalogue/read-rows.ts'
import { applyCritique } from '../critique/apply-critique.ts'
import type { Relaxation } from '../match/find-relaxation.ts'
import { type MatchResult, match, type NearMatch } from '../match/match.ts'
import { type Constraint, constraintSchema } from '../model/constraint.ts'
import { satisfies } from '../model/satisfies.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { randomCarAnswers } from '../testing/random-car-answers.ts'
import { syntheticCars } from '../testing/synthetic-cars.ts'
import type { Wishes } from '../wishes/wishes.ts'
import { wishesFromAnswers } from '../wishes/wishes-from-answers.ts'
import { createRenderer } from './create-renderer.ts'
import { LOCALES } from './generic-wording.ts'
import type { Wording } from './wording.ts'

const model = carModel({ year: 2026, questions: [...carQuestions, ...optionalCarQuestions] })
const SAID = /^(better|fits|worse|weakest|unknown|mention|relaxed|misses|empty)(\.|$)/

/** The Portuguese wording with each sentence replaced by its key and its figures as people read them. */
const marked: Wording = (() => {
  const own = carWording('pt-BR')
  const mark = (key: string, text: string): string =>
    SAID.test(key)
      ? JSON.stringify([key, ...[...text.matchAll(/\{(\w+)\}/g)].map(([whole, name]) => [name, whole])])
      : text
  return {
    ...own,
    messages: Object.fromEntries(Object.entries(own.messages).map(([key, text]) => [key, mark(key, text)])),
  }
})()
const renderer = createRenderer(model, marked)

interface Sentence {
  key: string
  figures: Record<string, string>
}

function read(text: string): Sentence {
  const [key, ...figures] = JSON.parse(text) as [string, ...[string, string][]]
  return { key, figures: Object.fromEntries(figures) }
}

/** "R$ 61.360,50" and "12,3 km/l" as numbers; "7%" as 0.07. */
function number(shown: string | undefined): number {
  const plain = Number(
    /[\d.,]+/
      .exec(shown ?? '')![0]
      .replaceAll('.', '')
      .replace(',', '.'),
  )
  return shown!.includes('%') ? plain / 100 : plain
}

/** A fact in the unit in which it is read. */
function asRead(attribute: string, fact: Facts[string]): number {
  return model.byKey.get(attribute)?.unit === 'brl_cents' ? Number(fact) / 100 : Number(fact)
}

/** Prices with centavos, half kilometres and odd consumptions: what makes rounding tell lies. */
const stock = fc
  .record({
    seed: fc.integer({ min: 1, max: 2 ** 31 }),
    count: fc.integer({ min: 1, max: 40 }),
    odd: fc.nat({ max: 99 }),
  })
  .map(({ seed, count, odd }) =>
    syntheticCars({ seed, count }).map((car) => ({
      ...car,
      price_cents: Number(car.price_cents) + odd,
      km: car.km === undefined ? undefined : Number(car.km) + odd / 200,
      km_per_litre: car.km_per_litre === undefined ? undefined : Number(car.km_per_litre) + odd / 1000,
    })),
  )

const extra = fc
  .array(
    fc.oneof(
      fc.record({
        attribute: fc.constant('price_cents'),
        op: fc.constantFrom('min', 'max'),
        limit: fc.integer({ min: 1_000_000, max: 30_000_000 }),
      }),
      fc.record({
        attribute: fc.constant('km'),
        op: fc.constantFrom('min', 'max'),
        limit: fc.double({ min: 0, max: 200_000, noNaN: true }),
      }),
      fc.record({
        attribute: fc.constantFrom('km_per_litre', 'fipe_position'),
        op: fc.constantFrom('min', 'max'),
        limit: fc.double({ min: 0.5, max: 15, noNaN: true }),
      }),
      fc.record({
        attribute: fc.constant('body'),
        op: fc.constantFrom('in', 'not_in'),
        values: fc.constantFrom(['hatch'], ['suv', 'sedan'], ['coupe']),
      }),
      fc.record({
        attribute: fc.constant('fuel'),
        op: fc.constantFrom('in', 'not_in'),
        values: fc.constantFrom(['flex'], ['diesel', 'hybrid']),
      }),
      fc.record({
        attribute: fc.constant('plate_final_digit'),
        op: fc.constantFrom('in', 'not_in'),
        values: fc.constantFrom(['1', '2'], ['7']),
      }),
      fc.record({
        attribute: fc.constantFrom('single_owner', 'inspection_report'),
        op: fc.constant('is'),
        value: fc.boolean(),
      }),
    ),
    { maxLength: 4 },
  )
  .map((list) => list.map((one, i) => constraintSchema.parse({ ...one, id: `extra.${i}` })))

const wishes = fc.record({ seed: fc.integer({ min: 1, max: 2 ** 31 }), more: extra }).map(({ seed, more }): Wishes => {
  const asked = wishesFromAnswers(model, randomCarAnswers(seededRandom(seed)))
  return { ...asked, constraints: [...asked.constraints, ...more] }
})

const fits = (facts: Facts, constraints: readonly Constraint[]): boolean =>
  constraints.every((constraint) => satisfies(constraint, facts[constraint.attribute]))

/** Whether some car has what was asked, read as it was said, and all the rest of what was asked. */
function existsAsSaid(catalogue: Catalogue, asked: Wishes, { asked: one }: Relaxation, limit: number): boolean {
  const rest = asked.constraints.filter((constraint) => constraint.id !== one.id)
  return catalogue.items.some(({ facts }) => {
    const fact = facts[one.attribute]
    if (fact === undefined || !fits(facts, rest)) return false
    return one.op === 'max' ? asRead(one.attribute, fact) <= limit : asRead(one.attribute, fact) >= limit
  })
}

/** What each sentence about a change claims. A key that is not here fails the test. */
function changeIsTrue(
  catalogue: Catalogue,
  asked: Wishes,
  result: MatchResult,
  relaxation: Relaxation,
  text: string,
): boolean {
  const { key, figures } = read(text)
  const { attribute, op } = relaxation.asked
  const known = result.matches.map(({ facts }) => facts[attribute]).filter((fact) => fact !== undefined)
  const fitting = catalogue.items.filter(({ facts }) =>
    fits(
      facts,
      asked.constraints.map((one) => result.relaxed.find((other) => other.asked.id === one.id)?.applied ?? one),
    ),
  )
  const admitted = 'admitted' in relaxation.change ? relaxation.change.admitted : undefined
  if (/^relaxed\.limit\.max/.test(key))
    return (
      op === 'max' &&
      !existsAsSaid(catalogue, asked, relaxation, number(figures.asked)) &&
      known.every((fact) => asRead(attribute, fact) <= number(figures.to))
    )
  if (/^relaxed\.limit\.min/.test(key))
    return (
      op === 'min' &&
      !existsAsSaid(catalogue, asked, relaxation, number(figures.asked)) &&
      known.every((fact) => asRead(attribute, fact) >= number(figures.to))
    )
  if (/^relaxed\.category\.in/.test(key)) {
    const rest = asked.constraints.filter((one) => one.id !== relaxation.asked.id)
    return (
      op === 'in' &&
      !catalogue.items.some(({ facts }) => fits(facts, [...rest, relaxation.asked])) &&
      fitting.some(({ facts }) => facts[attribute] === admitted) &&
      figures.admitted === renderer.value(attribute, admitted!)
    )
  }
  if (/^relaxed\.category\.not_in/.test(key))
    return 'values' in relaxation.asked && op === 'not_in' && relaxation.asked.values.includes(admitted!)
  if (key === 'relaxed.boolean')
    return fitting.some(({ facts }) => facts[attribute] !== (relaxation.asked as { value?: boolean }).value)
  if (/^relaxed\.unknown/.test(key)) return fitting.some(({ facts }) => facts[attribute] === undefined)
  return false
}

function missIsTrue(facts: Facts, { asked }: Relaxation, text: string): boolean {
  const { key, figures } = read(text)
  const fact = facts[asked.attribute]
  if (key === 'misses.limit.max')
    return (
      asked.op === 'max' &&
      number(figures.to) > number(figures.asked) &&
      number(figures.to) >= asRead(asked.attribute, fact)
    )
  if (key === 'misses.limit.min')
    return (
      asked.op === 'min' &&
      number(figures.to) < number(figures.asked) &&
      number(figures.to) <= asRead(asked.attribute, fact)
    )
  if (key === 'misses.category') return asked.op === 'in' && !asked.values.includes(String(fact))
  if (key === 'misses.category.not_in') return asked.op === 'not_in' && asked.values.includes(String(fact))
  if (key === 'misses.boolean') return asked.op === 'is' && fact !== undefined && fact !== asked.value
  return key === 'misses.unknown' && fact === undefined
}

function statementIsTrue(facts: Facts, attribute: string, respected: readonly Constraint[], text: string): boolean {
  const { key, figures } = read(text)
  const fact = facts[attribute]
  const [kind, , side] = key.split('.')
  const lower = model.byKey.get(attribute)!.direction === 'lower'
  if (kind === 'unknown') return fact === undefined
  if (fact === undefined) return false
  if (side === 'below' || side === 'above' || side === 'inside') {
    if ('difference' in figures && number(figures.difference) === 0) return false
    return side === 'inside' || (side === 'below') === Number(fact) < 1
  }
  if (side === 'same') return Math.abs(1 - Number(fact)) < 0.01
  if ('typical' in figures) {
    const isLower = number(figures.value) < number(figures.typical)
    return number(figures.value) !== number(figures.typical) && isLower === ((kind === 'better') === lower)
  }
  if (kind === 'fits') {
    const own = respected.filter((one) => one.attribute === attribute)
    const ops = own.map(({ op }): string => op)
    if (side === 'true') return fact === true && own.every((one) => one.op === 'is' && one.value)
    return own.length > 0 && fits(facts, own) && (side === undefined || ops.includes(side))
  }
  // Owners and reports are told as facts: "é de único dono" is said of true, "teve mais de um" of false.
  if (typeof fact === 'boolean') return fact === (kind === 'better')
  return ['better', 'worse', 'weakest'].includes(kind!)
}

describe('every sentence', () => {
  it('is true of the stock as it is shown and as it was filtered', () => {
    fc.assert(
      fc.property(
        stock,
        wishes,
        fc.option(fc.constantFrom(...model.critiques.map(({ key }) => key))),
        (rows, answered, critique) => {
          const catalogue = prepareCatalogue(model, rows)
          const first = match(catalogue, answered)
          const shown = first.matches.map(({ id }) => id)
          const asked =
            critique === null || shown.length === 0
              ? answered
              : applyCritique(catalogue, answered, { key: critique, shown })
          const result = match(catalogue, asked)
          for (const relaxation of result.relaxed) {
            const text = renderer.relaxation(relaxation)
            expect({ text, isTrue: changeIsTrue(catalogue, asked, result, relaxation, text) }).toEqual({
              text,
              isTrue: true,
            })
          }
          for (const found of [...result.matches, ...result.nearby]) {
            const changed: readonly Relaxation[] = 'misses' in found ? (found as NearMatch).misses : result.relaxed
            const respected = asked.constraints.filter(
              ({ attribute }) => !changed.some((one) => one.asked.attribute === attribute),
            )
            for (const miss of 'misses' in found ? changed : []) {
              const text = renderer.miss(miss)
              expect({ text, isTrue: missIsTrue(found.facts, miss, text) }).toEqual({ text, isTrue: true })
            }
            const { reasons, tradeOff, mentions } = found.explanation
            for (const statement of [...reasons, tradeOff].filter((one) => one !== undefined)) {
              const text = renderer.statement(statement)
              const isTrue = statementIsTrue(found.facts, statement.attribute, respected, text)
              expect({ text, fact: found.facts[statement.attribute], isTrue }).toMatchObject({ isTrue: true })
            }
            for (const mention of mentions) {
              const text = renderer.mention(mention)
              const isTrue = /unknown$/.test(read(text).key)
                ? found.facts[mention.attribute] === undefined
                : statementIsTrue(found.facts, mention.attribute, respected, text)
              expect({ text, isTrue }).toEqual({ text, isTrue: true })
            }
          }
          if (result.empty === 'nothing_fits') {
            const { figures } = read(renderer.empty(result)!)
            const never = result.blocking.findLast(({ constraint }) => constraint.relax === 'never')!.constraint
            if ('asked' in figures && 'limit' in never) {
              const said = { ...never, limit: number(figures.asked) * (never.attribute === 'price_cents' ? 100 : 1) }
              const others = asked.constraints.filter((one) => one.id !== never.id && one.relax === 'never')
              expect(catalogue.items.some(({ facts }) => fits(facts, [...others, said]))).toBe(false)
            }
          }
        },
      ),
      { numRuns: propertyRuns(400) },
    )
  })

  it('says of a lowest price that it went down, and of a highest one that it went up', () => {
    const catalogue = prepareCatalogue(model, [
      { id: 'a', price_cents: 5_000_000, body: 'suv' },
      { id: 'b', price_cents: 9_000_000, body: 'hatch' },
    ])
    const say = (op: 'min' | 'max', limit: number, body: string): string => {
      const constraints = [
        { id: 'p', attribute: 'price_cents', op, limit },
        { id: 'b', attribute: 'body', op: 'in' as const, values: [body], relax: 'never' as const },
      ]
      const words = createRenderer(model, carWording('pt-BR'))
      return words.relaxation(match(catalogue, { constraints }).relaxed[0]!).replaceAll('\u00a0', ' ')
    }
    expect(say('min', 6_000_050, 'suv')).toBe(
      'não havia carro a partir de R$ 60.001 com o resto do que você pediu; baixamos para R$ 50.000',
    )
    expect(say('max', 6_000_050, 'hatch')).toBe(
      'não havia carro até R$ 60.000 com o resto do que você pediu; fomos até R$ 90.000',
    )
  })

  it.each(LOCALES)('in %s: a limit that gave way is said with the rest of what was asked', (locale) => {
    const rest = {
      'pt-BR': 'com o resto do que você pediu',
      en: 'with the rest of what you asked',
      es: 'con el resto de lo que pediste',
    }
    const upTo = { 'pt-BR': /até/, en: /up to/, es: /hasta/ }[locale]
    for (const [key, text] of Object.entries(carWording(locale).messages)) {
      if (!/^relaxed\.limit/.test(key)) continue
      expect([key, text]).toEqual([key, expect.stringContaining(rest[locale])])
      if (/\.min/.test(key)) expect([key, text]).toEqual([key, expect.not.stringMatching(upTo)])
    }
  })
})
