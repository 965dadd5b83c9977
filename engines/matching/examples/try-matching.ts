import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { carWording } from '../src/cars/index.ts'
import { LOCALES, type Locale } from '../src/index.ts'
import type { StockCar } from '../src/stock/index.ts'
import { syntheticCars } from '../src/testing/index.ts'
import { openSession, tryWording } from './matching-session.ts'
import { showSearch } from './show-search.ts'
import { showStock } from './show-stock.ts'

const USAGE = `usage: try-matching [--answers "família; 20 mil; 1500; 0; suv; pular; 80 mil; espaço; mais barato"]
                    [--locale pt-BR|en|es] [--cars 400] [--seed 1] [--year 2026]
       try-matching --stock FILE_OR_URL [--search TEXT] [--json] [--price-unit reais|centavos] [--year 2026]
       try-matching --search "SUV automático até 90 mil, pouco rodado, em Campinas" [--json] [--year 2026]
--stock reads a stock file (CSV, XLSX, JSON, XML) as the import does and says what came in and what did not.
--search reads a typed search and shows what was understood, from which words, and the cars that answer it: of the
stock file where one is named, else of a made-up stock.
Without --answers it asks. Answers are parted by ";" and what follows the eighth is critiques.`

const { values } = parseArgs({
  options: {
    answers: { type: 'string' },
    locale: { type: 'string', default: 'pt-BR' },
    cars: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    year: { type: 'string', default: '2026' },
    stock: { type: 'string' },
    'price-unit': { type: 'string' },
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
} else if (values.stock !== undefined) {
  const unit = values['price-unit']
  const stock: StockCar[] = []
  const isRead = await showStock({
    from: values.stock,
    year,
    json: values.json,
    wording: tryWording(values.locale),
    print: (line) => console.log(line),
    onCar: (car) => stock.push(car),
    ...(unit === 'reais' || unit === 'centavos' ? { priceUnit: unit } : {}),
  }).catch((error: Error) => {
    console.error(error.message)
    return false
  })
  if (isRead) search(stock)
  process.exitCode = isRead ? 0 : 1
} else if (values.search !== undefined) {
  search(syntheticCars({ count: cars, seed, year }))
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

/** Answers a typed search, if there is one. */
function search(rows: readonly Readonly<Record<string, unknown>>[]): void {
  const { search: text, json, locale } = values
  if (text === undefined || !isLocale(locale)) return
  showSearch({ text, rows, year, json, wording: carWording(locale), print: (line) => console.log(line) })
}
