import { deflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { zipOf } from '../testing/zip-of.ts'
import { stockReader } from './stock-reader.ts'

const MB = 1024 * 1024
const options = { year: 2026 }
/** As storage hands a file on. */
const PIECE = 64 * 1024

/** What came of a file that is made as it is read, and the most cars that came at once. */
function read(pieces: Iterable<Buffer>) {
  let cars = 0
  let most = 0
  const reader = stockReader({ ...options, onCar: () => cars++ })
  const count = (run: () => void): void => {
    const before = cars
    run()
    most = Math.max(most, cars - before)
  }
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += PIECE) count(() => reader.push(piece.subarray(at, at + PIECE)))
  const steps = reader.finish()
  for (;;) {
    let step = undefined as ReturnType<typeof steps.next> | undefined
    count(() => {
      step = steps.next()
    })
    if (step?.done === true) return { report: step.value, most }
  }
}

function* upTo(bytes: number, head: string, one: (n: number) => Buffer, tail: string): Generator<Buffer> {
  yield Buffer.from(head)
  let size = 0
  for (let n = 0; size < bytes; ) {
    const some: Buffer[] = []
    for (let i = 0; i < 1_000; i++) some.push(one(n++))
    const piece = Buffer.concat(some)
    size += piece.length
    yield piece
  }
  yield Buffer.from(tail)
}

it('reads 100 MB of a dirty table: two encodings, formulas, twins, cells too many, quotes that do not end the row', () => {
  const kinds = [
    (n: number) => Buffer.from(`${n};Fiat;Uno Viçosa;2015;${10_000 + n};29.900;"Bom; ""único"" dono"\r\n`),
    (n: number) => Buffer.from(`${n};Fiat;Uno Viçosa;2015;${10_000 + n};R$ 29.900,00;até\n`, 'latin1'),
    (n: number) => Buffer.from(`=cmd|' /C calc'!A${n};=1+1;;2015;x;25.000;\n`),
    (n: number) => Buffer.from(`${n - 3};Fiat;Uno;2015;${n};29.900;twin of the first\n`),
    (n: number) => Buffer.from(`${n};Fiat;Uno;2015;${n};29.900;a;b;c\n`),
    (n: number) => Buffer.from(`${n};Fiat;Uno;2015;${n};sob consulta;\n`),
  ]
  const file = upTo(100 * MB, 'codigo;marca;modelo;ano;km;preco;obs\n', (n) => kinds[n % kinds.length]!(n), '')
  const { report, most } = read(file)
  expect(report).toMatchObject({ format: 'csv', encoding: 'windows-1252' })
  expect(report.stop).toBeUndefined()
  expect(report.rows).toBeGreaterThan(1_500_000)
  expect(report.cars + report.refused).toBe(report.rows)
  // Of six rows two are cars; both kinds are different cars each time.
  expect(Math.abs(report.cars - report.rows / 3)).toBeLessThan(2_000)
  expect(most).toBeLessThan(2_000)
})

const car = (n: number) => ({
  id: n,
  marca: 'Fiat',
  modelo: 'Uno',
  ano: 2015,
  km: 1_000 + n,
  preco: 25_000 + (n % 900),
})
it.each([
  ['JSON, one line', '{"veiculos":[', (n: number) => `${n === 0 ? '' : ','}${JSON.stringify(car(n))}`, ']}'],
  [
    'XML, one line',
    '<estoque>',
    (n: number) =>
      `<veiculo>${Object.entries(car(n))
        .map(([name, value]) => `<${name}>${value}</${name}>`)
        .join('')}</veiculo>`,
    '</estoque>',
  ],
])('reads 100 MB of %s, a piece at a time', (_, head, one, tail) => {
  const { report, most } = read(upTo(100 * MB, head, (n) => Buffer.from(one(n)), tail))
  expect(report.stop).toBeUndefined()
  expect(report.rows).toBeGreaterThan(500_000)
  expect(report).toMatchObject({ cars: report.rows, refused: 0 })
  expect(most).toBeLessThan(20_000)
})

it.each([
  ['cells without end', '<row><c><v>1</v></c></row>'],
  ['one text without end', 'a'],
  ['white space', ' '],
])('stops at a workbook that inflates to 300 MB of %s', (_, filling) => {
  const sheet = Buffer.alloc(300 * MB, filling)
  const bomb = zipOf({ 'xl/worksheets/sheet1.xml': deflateRawSync(sheet) }, true)
  expect(bomb.length).toBeLessThan(3 * MB)
  expect(['zip_bomb', 'too_large', 'no_header']).toContain(read([Buffer.from(bomb)]).report.stop?.code)
})
