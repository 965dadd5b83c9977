import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../src/testing/index.ts'
import { benchChoices } from './bench-choices.ts'
import { readCarChoices } from './read-car-choices.ts'

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

describe('reading choices', () => {
  it('gathers alternatives by person and choice, with range only where it means something', () => {
    const [choice] = readCarChoices(`${header}\n1,1,1,0,46763,47.43,0,0,0,1,0,0\n1,1,2,1,57209,27.43,1.3,1,0,0,1,1\n`)
    expect(choice).toEqual({
      person: '1',
      chosen: 1,
      alternatives: [
        { price: 46763, opcost: 47.43, fuel: 'hybrid', performance: 0 },
        { price: 57209, opcost: 27.43, range: 1.3, fuel: 'electric', performance: 2 },
      ],
    })
  })

  it.each([
    ['a,b\n', 'expected the columns'],
    [`${header}\n1,1,1,x,46763,47.43,0,0,0,1,0,0\n`, 'cannot read'],
    [`${header}\n1,1,1,0,46763,47.43,0,0,0,1,0,0\n`, '0 answers'],
  ])('refuses %j', (csv, message) => {
    expect(() => readCarChoices(csv)).toThrow(message)
  })
})

const quick = { seed: 1, kinds: [1, 2], runs: 1 }

describe('the bench of choices', () => {
  it('sees differences between people that one average buyer hides', () => {
    const { results } = benchChoices(readCarChoices(experiment(24, false)), quick)
    const [random, , plain, engine, knowing] = results
    expect(random!.logLoss).toBeCloseTo(Math.log(3))
    expect(engine!.logLoss).toBeLessThan(plain!.logLoss)
    expect(knowing!.logLoss).toBeLessThan(engine!.logLoss)
  })

  it('cannot find what is not there: on choices made by lot nothing beats the lot', () => {
    const { results } = benchChoices(readCarChoices(experiment(24, true)), quick)
    for (const { name, logLoss } of results) if (name !== 'random') expect(logLoss).toBeGreaterThan(Math.log(3) - 0.01)
  })

  it('exits with an error when a bar is missed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'choices-'))
    try {
      const file = join(folder, 'by-lot.csv')
      writeFileSync(file, experiment(10, true))
      const bench = fileURLToPath(new URL('./bench-matching.ts', import.meta.url))
      const failed = promisify(execFile)(process.execPath, [bench, '--choices', file, '--splits', '1', '--skip-speed'])
      await expect(failed).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('MISSED') })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
