import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { carWording } from '../src/cars/index.ts'
import { LOCALES, type Locale } from '../src/index.ts'
import { syntheticCars } from '../src/testing/index.ts'
import { openSession } from './matching-session.ts'
import { showSearch } from './show-search.ts'

const USAGE = `usage: try-matching [--answers "família; 20 mil; 1500; 0; suv; pular; 80 mil; espaço; mais barato"]
                    [--locale pt-BR|en|es] [--cars 400] [--seed 1] [--year 2026]
       try-matching --search "SUV automático até 90 mil, pouco rodado, em Campinas" [--json] [--year 2026]
--search reads a typed search and shows what was understood, from which words, and the cars that answer it.
Without --answers it asks. Answers are parted by ";" and what follows the eighth is critiques.`

const { values } = parseArgs({
  options: {
    answers: { type: 'string' },
    locale: { type: 'string', default: 'pt-BR' },
    cars: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    year: { type: 'string', default: '2026' },
    search: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const [cars, seed, year] = [Number(values.cars), Number(values.seed), Number(values.year)]
const isLocale = (text: string): text is Locale => LOCALES.some((locale) => locale === text)

if (values.help || !isLocale(values.locale) || ![cars, seed, year].every(Number.isInteger) || cars < 0) {
  console.log(USAGE)
  process.exitCode = values.help ? 0 : 2
} else if (values.search !== undefined) {
  const rows = syntheticCars({ count: cars, seed, year })
  const wording = carWording(values.locale)
  showSearch({ text: values.search, rows, year, json: values.json, wording, print: (line) => console.log(line) })
} else {
  const session = openSession({ locale: values.locale, cars, seed, year })
  const print = (lines: readonly string[]): void => console.log(lines.join('\n'))
  print(session.start())
  if (values.answers !== undefined) {
    for (const text of values.answers.split(';')) {
      if (session.ended) break
      console.log(`> ${text.trim()}`)
      print(session.hear(text.trim()))
    }
  } else {
    const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
    lines.prompt()
    for await (const text of lines) {
      print(session.hear(text))
      if (session.ended) break
      lines.prompt()
    }
    lines.close()
  }
}
