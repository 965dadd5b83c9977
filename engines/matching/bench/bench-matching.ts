import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { benchBuyers } from './bench-buyers.ts'
import { benchChoices, type Result } from './bench-choices.ts'
import { benchQuality, type Quality } from './bench-quality.ts'
import { benchSpeed } from './bench-speed.ts'
import { type ChoiceFile, readChoices } from './read-choices.ts'
import { UnreadableChoices } from './unreadable-choices.ts'

/** Five deals of the people into folds; the bars hold for their mean, so that no lucky deal passes. */
const SPLITS = [1, 2, 3, 4, 5]

/** More choices than this are dealt once. */
const LARGE = 3000
/** The experiment whose bars were set beforehand (100 people, three cars a choice). */
const KNOWN = ['opcost', 'range', 'ev', 'hiperf', 'medhiperf']

const { values } = parseArgs({
  options: {
    choices: { type: 'string' },
    splits: { type: 'string' },
    'skip-speed': { type: 'boolean' },
    'skip-buyers': { type: 'boolean' },
  },
})
const missed: string[] = []
const bar = (what: string, holds: boolean): void => {
  // What could not be computed holds no bar.
  const met = holds && !what.includes('NaN')
  console.log(`  ${met ? 'ok    ' : 'MISSED'} ${what}`)
  if (!met) missed.push(what)
}

if (values['skip-speed'] !== true) runSpeed()
if (values.choices === undefined) console.log('Choices: not run (give the file with --choices FILE)')
else runChoices(values.choices)

if (missed.length > 0) {
  console.error(`${missed.length} bar(s) missed`)
  process.exitCode = 1
}

function runSpeed(): void {
  console.log(
    'Speed: one whole ranking, three explained cars, 300 different buyers (each the fastest of 5), synthetic stock',
  )
  console.log(`  load of the machine: ${loadavg()[0]!.toFixed(1)}`)
  for (const [cars, limit] of [
    [10_000, 6],
    [50_000, 6],
  ] as const) {
    const { prepareMs, p50Ms, p95Ms, maxMs, times } = benchSpeed(cars)
    const ms = (time: number): string => `${time.toFixed(1)} ms`
    console.log(`  ${cars} cars: prepare once ${ms(prepareMs)}; p50 ${ms(p50Ms)}, p95 ${ms(p95Ms)}, max ${ms(maxMs)}`)
    bar(
      `${times.toFixed(1)} ≤ ${limit} times weighting, adding up and sorting ten numbers of ${cars} cars`,
      times <= limit,
    )
  }

  const quality = benchQuality(300, 1000)
  console.log('Rankings of 300 synthetic cars for 1,000 buyers')
  console.log(`  first place kept under ±5 % noise in every weight: ${percent(quality.stability)}`)
  bar(`first place kept ${percent(quality.stability)} ≥ 90 %`, quality.stability >= 0.9)
  runCoverage(quality)
}

/** What showing the stock costs: coverage against utility, by the loss allowed a list. */
function runCoverage(best: Quality): void {
  const line = (what: string, { coverage, gini, models, utility }: Quality): void =>
    console.log(
      `  ${what}: shown to somebody ${percent(coverage)}, Gini of showings ${gini.toFixed(2)}, different models among three ${models.toFixed(2)}, utility given up ${percent(1 - utility / best.utility)}`,
    )
  line('best for each buyer', best)
  for (const mostLoss of [0.005, 0.01, 0.02, 0.03]) {
    const spread = benchQuality(300, 1000, mostLoss)
    line(`up to ${percent(mostLoss)} of a list given up for exposure`, spread)
    if (mostLoss !== 0.02) continue
    bar(`cars shown to somebody ${percent(spread.coverage)} ≥ 60 %`, spread.coverage >= 0.6)
    bar(`utility given up ${percent(1 - spread.utility / best.utility)} ≤ 2 %`, spread.utility >= 0.98 * best.utility)
  }
}

function runChoices(path: string): void {
  let file: ChoiceFile
  try {
    file = readChoices(readFileSync(path, 'utf8'))
  } catch (error) {
    if (!(error instanceof UnreadableChoices)) throw error
    console.error(`Choices: cannot read ${path}: ${error.message}`)
    missed.push('choices unreadable')
    return
  }
  const { choices, attributes, aboutPeople } = file
  // A large file needs no second deal: the luck of one is small beside its size, and each costs minutes.
  const most = values.splits === undefined ? (choices.length > LARGE ? 1 : SPLITS.length) : Number(values.splits)
  const splits = SPLITS.slice(0, most)
  const sizes = choices.map(({ alternatives }) => alternatives.length)
  const people = new Set(choices.map(({ person }) => person)).size
  console.log(
    `Choices: ${choices.length} by ${people} people among ${span(sizes)} alternatives; 5 folds by person, deals ${splits}`,
  )
  console.log(`  attributes of what is chosen: ${attributes.map(({ key, kind }) => `${key} (${kind})`).join(', ')}`)
  if (aboutPeople.length > 0) console.log(`  attributes of people: ${aboutPeople.map(({ key }) => key).join(', ')}`)
  console.log('  kinds of buyers: number picked by cross-validation inside each training part')
  const runs = splits.map((seed) => {
    const { results, picked, pickingCost } = benchChoices(file, { seed })
    const kinds = picked.map(({ kinds: number, crossed }) => `${number}${crossed ? ' × people' : ''}`)
    console.log(
      `  deal ${seed}: kinds per fold ${kinds.join(', ')}; picking costs ${pickingCost.toFixed(0)} plain fits`,
    )
    for (const result of results) print(result)
    return results
  })
  const mean = runs[0]!.map(
    ({ name, logLoss }, i): Result => ({
      name,
      hits: average(runs.map((run) => run[i]!.hits)),
      ...(logLoss === undefined ? {} : { logLoss: average(runs.map((run) => run[i]!.logLoss!)) }),
    }),
  )
  console.log('  mean of the deals')
  for (const result of mean) print(result)
  const find = (name: string): Result & { logLoss: number } => {
    const { hits, logLoss = Number.NaN } = mean.find((result) => result.name === name)!
    return { name, hits, logLoss }
  }
  const [engine, plain, random] = [find('this engine'), find('plain conditional logit'), find('random')]
  const isKnown = KNOWN.every((key) => attributes.some((attribute) => attribute.key === key))
  if (isKnown) {
    bar(`hits ${percent(engine.hits)} ≥ 56 %`, engine.hits >= 0.56)
    bar(`log-loss ${engine.logLoss.toFixed(4)} ≤ 0.96`, engine.logLoss <= 0.96)
    bar(`hits above the plain logit's ${percent(plain.hits)}`, engine.hits > plain.hits)
  }
  bar(`log-loss below chance's ${random.logLoss.toFixed(4)}`, engine.logLoss < random.logLoss)
  bar(`log-loss below the plain logit's ${plain.logLoss.toFixed(4)}`, engine.logLoss < plain.logLoss)
  if (values['skip-buyers'] !== true) runBuyers(file)
}

/** Held-out people as buyers: six questions over 200 cars, then one critique. */
function runBuyers(file: ChoiceFile): void {
  const people = new Set(file.choices.map(({ person }) => person)).size
  if (people > 500 || file.choices.length < 5 * people) {
    console.log('Buyers: not run (needs five choices or more of each of at most 500 people to know their tastes)')
    return
  }
  for (const noise of [0, 1]) {
    const bench = benchBuyers(file, { seed: 1, noise })
    const { buyers, questions, stock, inTopFive, medianRegret, meanRegret, deadEnds, critique } = bench
    console.log(
      `Buyers: ${buyers} with the tastes of held-out people, ${questions} questions over ${stock} cars, ${
        noise === 0 ? 'who know their own mind' : 'answering with the noise of the experiment (no bar)'
      }`,
    )
    const says = noise === 0 ? bar : (what: string): void => console.log(`         ${what}`)
    says(`best car among the first five ${percent(inTopFive)} ≥ 80 %`, inTopFive >= 0.8)
    says(
      `median regret of the first place ${percent(medianRegret)} ≤ 3 % (mean ${percent(meanRegret)})`,
      medianRegret <= 0.03,
    )
    says(`dead ends ${deadEnds} = 0`, deadEnds === 0)
    says(
      `${critique.buyers} not shown their best criticise once: regret of the best seen ${percent(critique.before)} → ${percent(critique.after)} (${critique.better} see a better car, ${critique.worse} only worse ones)`,
      critique.buyers === 0 || critique.after < critique.before,
    )
  }
}

function span(numbers: readonly number[]): string {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  return least === most ? String(least) : `${least} to ${most}`
}

function print({ name, hits, logLoss }: Result): void {
  console.log(
    `    ${name.padEnd(52)} hits ${percent(hits).padStart(6)}  log-loss ${logLoss === undefined ? 'none' : logLoss.toFixed(4)}`,
  )
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
