import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../src/testing/index.ts'
import { benchBuyers } from './bench-buyers.ts'
import { benchChoices } from './bench-choices.ts'
import { readChoices } from './read-choices.ts'
import { UnreadableChoices } from './unreadable-choices.ts'

const header = 'person_id,choice_id,alt,choice,price,opcost,range,ev,gas,hybrid,hiperf,medhiperf'

/** A small experiment in the file's format. Half the people mind the price, half the range of electric cars. */
function experiment(people: number, chance: boolean): string {
  const random = seededRandom(3)
  const lines = [header]
  for (let person = 1; person <= people; person++) {
    for (let choice = 1; choice <= 8; choice++) {
      const cars = [0, 1, 2].map(() => ({
        price: 8000 + Math.round(random() * 80_000),
        ev: Number(random() < 0.5),
        range: 0.6 + random() * 1.4,
      }))
      const liking = cars.map(({ price, ev, range }) => (person % 2 ? -price / 8000 : ev * range * 4) + random() * 2)
      const taken = chance ? Math.floor(random() * 3) : liking.indexOf(Math.max(...liking))
      cars.forEach(({ price, ev, range }, alt) => {
        lines.push([person, choice, alt + 1, Number(alt === taken), price, 30, ev * range, ev, 1 - ev, 0, 0, 1].join())
      })
    }
  }
  return `${lines.join('\n')}\n`
}

/** Six alternatives, wide or long, whose people are young or old: the young mind the price, the old the size. */
function six(people: number, layout: 'wide' | 'long'): string {
  const random = seededRandom(11)
  const lines: string[] = []
  const places = [1, 2, 3, 4, 5, 6]
  if (layout === 'wide')
    lines.push(['choice', 'age', ...places.flatMap((n) => [`Cost_${n}`, `size${n}`, `type${n}`])].join(';'))
  else lines.push('respondent;task;alternative;age;Cost;size;type;chosen')
  for (let person = 1; person <= people; person++) {
    const age = person % 2 ? 22 : 64
    for (let task = 1; task <= (layout === 'wide' ? 1 : 5); task++) {
      const cars = places.map(() => ({
        cost: Math.round(random() * 100),
        size: Math.round(random() * 100),
        type: random() < 0.5 ? 'van' : 'car',
      }))
      const liking = cars.map(({ cost, size }) => (age < 40 ? -cost : size) / 20 - Math.log(-Math.log(random() || 0.5)))
      const taken = liking.indexOf(Math.max(...liking))
      if (layout === 'wide')
        lines.push([`choice${taken + 1}`, age, ...cars.flatMap((car) => Object.values(car))].join(';'))
      else
        lines.push(
          ...cars.map((car, i) => [person, task, i + 1, age, ...Object.values(car), Number(i === taken)].join(';')),
        )
    }
  }
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

describe('reading choices', () => {
  it('gathers alternatives by person and choice, flags and numbers told apart', () => {
    const { choices, attributes, price } = readChoices(experiment(10, false))
    expect(choices.length).toBe(80)
    expect(choices[0]!.alternatives.length).toBe(3)
    // What never differs (opcost, hybrid, hiperf, medhiperf here) says nothing.
    expect(attributes.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
      'price number',
      'range number',
      'ev boolean',
      'gas boolean',
    ])
    expect(price).toBe('price')
  })

  it.each(['wide', 'long'] as const)('reads six alternatives and what is known of the people, %s', (layout) => {
    const { choices, attributes, aboutPeople, price } = readChoices(six(40, layout))
    expect(choices.length).toBe(layout === 'wide' ? 40 : 200)
    expect(choices.every(({ alternatives }) => alternatives.length === 6)).toBe(true)
    expect(attributes.map(({ key, kind }) => `${key} ${kind}`)).toEqual(['cost number', 'size number', 'type category'])
    expect(aboutPeople.map(({ key }) => key)).toEqual(['age'])
    expect(choices.at(-1)!.about).toEqual({ age: 64 })
    expect(price).toBe('cost')
  })

  it.each([
    ['a,b\n1,2\n', 'no header with at least three columns'],
    ['a,b,c\n1,2,3\n', 'no column says whether the alternative was taken'],
    ['person,choice_id,chosen,price\n1,1,1\n', 'line 2 has 3 cells; the header has 4'],
    ['person,choice_id,chosen,price\n1,1,x,5\n', 'line 2: "x" does not say'],
    ['person,choice_id,chosen,price\n1,1,0,5\n1,1,0,6\n', 'line 2 has 0 alternatives taken'],
    ['person,choice_id,chosen,price\n1,1,1,5\n', 'one alternative only'],
    ['person,choice_id,chosen,price\n1,1,1,5\n1,1,0,6\n', 'choices of 1 people'],
    ['choice,price1,price2\n3,5,6\n', 'does not name one of them'],
    ['person,choice_id,chosen,chosen\n1,1,1,5\n', 'the column "chosen" is there twice'],
    ['', 'no header'],
  ])('refuses %j', (csv, message) => {
    expect(() => readChoices(csv)).toThrow(message)
    expect(() => readChoices(csv)).toThrow(UnreadableChoices)
  })
})

const quick = { seed: 1, kinds: [1, 2], runs: 1 }

describe('the bench of choices', () => {
  it('sees differences between people that one average buyer hides', () => {
    const { results } = benchChoices(readChoices(experiment(24, false)), quick)
    const [random, , plain, engine, knowing] = results
    expect(random!.logLoss).toBeCloseTo(Math.log(3))
    expect(engine!.logLoss).toBeLessThan(plain!.logLoss!)
    expect(knowing!.logLoss).toBeLessThan(engine!.logLoss!)
  })

  it('crosses what is known of people with six alternatives, and prints no figure that is none', () => {
    const { results, picked } = benchChoices(readChoices(six(120, 'wide')), quick)
    const [random, , plain, engine] = results
    expect(random!.logLoss).toBeCloseTo(Math.log(6))
    expect(engine!.logLoss).toBeLessThan(plain!.logLoss! - 0.05)
    expect(picked.every(({ crossed }) => crossed)).toBe(true)
    for (const { hits, logLoss = 0 } of results) expect(Number.isFinite(hits + logLoss)).toBe(true)
  })

  it('cannot find what is not there: on choices made by lot nothing beats the lot', () => {
    const { results } = benchChoices(readChoices(experiment(24, true)), quick)
    for (const { name, logLoss } of results)
      if (name !== 'random' && logLoss !== undefined) expect(logLoss).toBeGreaterThan(Math.log(3) - 0.01)
  })

  it('exits with an error when a bar is missed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'choices-'))
    try {
      const file = join(folder, 'by-lot.csv')
      writeFileSync(file, experiment(10, true))
      const bench = fileURLToPath(new URL('./bench-matching.ts', import.meta.url))
      const failed = promisify(execFile)(process.execPath, [
        bench,
        '--choices',
        file,
        '--splits',
        '1',
        '--skip-speed',
        '--skip-buyers',
      ])
      await expect(failed).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('MISSED') })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('simulated buyers', () => {
  it('find their best car in six questions, though the engine has seen nothing of their taste', () => {
    const result = benchBuyers(readChoices(experiment(20, false)), { seed: 1, buyers: 20, stock: 60 })
    expect(result.buyers).toBe(20)
    expect(result.inTopFive).toBeGreaterThanOrEqual(0.8)
    expect(result.medianRegret).toBeLessThanOrEqual(0.03)
    expect(result.deadEnds).toBe(0)
    // Without a question there is no more to go by than what people have in common.
    const unasked = benchBuyers(readChoices(experiment(20, false)), { seed: 1, buyers: 20, stock: 60, questions: 0 })
    expect(unasked.inTopFive).toBeLessThan(result.inTopFive)
    expect(benchBuyers(readChoices(experiment(20, false)), { seed: 1, buyers: 20, stock: 60 })).toEqual(result)
  })
})
