import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { stockFeeds } from '../testing/stock-feeds.ts'
import { zipOf } from '../testing/zip-of.ts'
import { previewStock } from './preview-stock.ts'
import type { StockCar } from './read-stock-car.ts'
import { readStock, stockReader } from './stock-reader.ts'

const options = { year: 2026 }
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))
const codes = (rejected: ReturnType<typeof readStock>['rejected']): string[] =>
  rejected.flatMap(({ problems }) =>
    problems.filter(({ consequence }) => consequence === 'refused').map(({ code }) => code),
  )

describe('the ten shapes', () => {
  it.each(stockFeeds)('$name', ({ text, shape, first, cars, refused }) => {
    const read = readStock(bytes(text), options)
    expect(read.stop).toBeUndefined()
    expect(read.shape).toBe(shape)
    expect({
      ...Object.fromEntries(Object.keys(first).map((key) => [key, undefined])),
      ...read.accepted[0],
    }).toMatchObject(first)
    expect([read.cars, codes(read.rejected)]).toEqual([cars, refused])
    // No plate leaves the reader, whatever field it came in.
    expect(JSON.stringify(read)).not.toContain('ABC1D23')
  })

  it('reads the same feed in one piece, in pieces of any size, and in Latin letters', () => {
    for (const { text } of stockFeeds) {
      const whole = readStock(bytes(text), options)
      const cars: StockCar[] = []
      const reader = stockReader({ ...options, onCar: (car) => cars.push(car) })
      const all = bytes(text)
      for (let at = 0; at < all.length; at += 7) reader.push(all.subarray(at, at + 7))
      reader.end()
      expect(cars).toEqual(whole.accepted)
      expect(readStock(latin(text), options).accepted).toEqual(whole.accepted)
    }
  })
})

const header = 'Código;Marca;Modelo;Versão;Ano;KM;Preço;Câmbio'
const rows = [
  '1;VW;Polo;TSI 1.0;2021/2022;30.500;R$ 89.900,00;Automático',
  '2;Fiat;Mobi;"Like; 1.0";2019;60.000;39.900;Manual',
]

describe('tables', () => {
  it.each([
    ['semicolons', (text: string) => bytes(text), ';'],
    ['a byte-order mark and Windows lines', (text: string) => bytes(`\uFEFF${text.replaceAll('\n', '\r\n')}`), ';'],
    ['Windows-1252', latin, ';'],
    [
      'UTF-16',
      (text: string) =>
        Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (char) => char.charCodeAt(0)).buffer)]),
      ';',
    ],
    ['tabs', (text: string) => bytes(text.replaceAll('"Like; 1.0"', 'Like').replaceAll(';', '\t')), '\t'],
    ['pipes', (text: string) => bytes(text.replaceAll('"Like; 1.0"', 'Like').replaceAll(';', '|')), '|'],
    ['the name of the shop above the header', (text: string) => bytes(`Estoque da loja\n\n${text}`), ';'],
  ])('%s', (_, encode, separator) => {
    const read = readStock(encode([header, ...rows].join('\n')), options)
    expect(read.separator).toBe(separator)
    expect(read.rejected).toEqual([])
    expect(
      read.accepted.map(({ brand, model, year, km, price_cents, transmission }) => ({
        brand,
        model,
        year,
        km,
        price_cents,
        transmission,
      })),
    ).toEqual([
      { brand: 'Volkswagen', model: 'Polo', year: 2022, km: 30_500, price_cents: 8_990_000, transmission: 'automatic' },
      { brand: 'Fiat', model: 'Mobi', year: 2019, km: 60_000, price_cents: 3_990_000, transmission: 'manual' },
    ])
  })

  it('commas, with decimals in quotes', () => {
    const read = readStock(
      bytes('marca,modelo,ano,preco\nFiat,Argo,2020,"59.900,00"\nFiat,Uno,2015,29900.00\n'),
      options,
    )
    expect(read.accepted.map(({ price_cents }) => price_cents)).toEqual([5_990_000, 2_990_000])
  })

  it('reports each row it refuses with its line and reason, and takes the rest', () => {
    const text = [
      header,
      rows[0],
      ';;;;;;;',
      '3;Fiat;Uno;;2015;10.000;Consulte;',
      '4;Fiat;Uno;;2015;muito;25.000;',
      '5;=cmd();;;2015;;25.000;',
      '1;Fiat;Palio;;2012;99.000;19.900;',
      '7;Fiat;Uno;;2014;1;22.000;Manual;mais;coisas',
    ].join('\n')
    const read = readStock(bytes(text), options)
    expect(read.rejected.map(({ row, problems }) => [row, problems.at(-1)!.code])).toEqual([
      [4, 'missing_price'],
      [6, 'missing_name'],
      [7, 'duplicate_id'],
      [8, expect.any(String)],
    ])
    expect(read.accepted.map(({ id, km }) => [id, km])).toEqual([
      ['1', 30_500],
      ['4', undefined],
    ])
    expect([read.rows, read.cars, read.refused]).toEqual([6, 2, 4])
  })

  it('stops and asks when prices are no prices of cars, and goes on when told', () => {
    const cents = bytes('marca;modelo;ano;preco\nFiat;Argo;2020;5990000\nFiat;Uno;2015;2990000\n')
    expect(readStock(cents, options).stop).toEqual({ code: 'price_scale', median: 2_990_000, suggests: 'centavos' })
    expect(
      readStock(cents, { ...options, priceUnit: 'centavos' }).accepted.map(({ price_cents }) => price_cents),
    ).toEqual([5_990_000, 2_990_000])
    const thousands = bytes('marca;modelo;ano;preco\nFiat;Argo;2020;59,9\nFiat;Uno;2015;29,9\n')
    expect(readStock(thousands, options).stop).toMatchObject({ code: 'price_scale', suggests: undefined })
    expect(
      readStock(bytes('marca;modelo;ano;price_cents\nFiat;Argo;2020;5990000\n'), options).accepted[0]!.price_cents,
    ).toBe(5_990_000)
  })

  it('takes a number of JSON as the number that it is, and its text as Brazil writes it', () => {
    const car = { id: 1, marca: 'Fiat', modelo: 'Uno', ano: 2015, preco: 29_900, km: '57.632', consumo: 9.125 }
    const read = readStock(bytes(JSON.stringify([car])), options)
    expect(read.accepted[0]).toMatchObject({ price_cents: 2_990_000, km: 57_632, km_per_litre: 9.125 })
  })

  it('names a car by its plate through the key that it is given, and strikes the plate out of its texts', () => {
    const text =
      'placa;modelo;titulo;ano;preco;descricao\nABC-1D23;Uno;Uno placa ABC 1D23;2015;29.900;O abc1d23 é bom\n'
    const [plain, keyed] = [options, { ...options, digest: (what: string) => `keyed ${what.length}` }].map(
      (given) => readStock(bytes(text), given).accepted[0],
    )
    expect(keyed).toMatchObject({ id: 'p-keyed 7', title: 'Uno', description: 'O é bom', plate_final_digit: '3' })
    expect(plain?.id).not.toBe(keyed?.id)
  })

  it('reads a document whose names were said by hand', () => {
    const text = JSON.stringify({ lote: [{ nome_do_carro: 'Fiat Uno 1.0', quanto: '29.900', safra: '2015' }] })
    expect(readStock(bytes(text), options).stop?.code).toBe('no_cars')
    const map = { nome_do_carro: 'title', quanto: 'price', safra: 'year' } as const
    const [car] = readStock(bytes(text), { ...options, map }).accepted
    expect(car).toMatchObject({ brand: 'Fiat', model: 'Uno', price_cents: 2_990_000, year: 2015 })
    expect(previewStock(bytes(text))).toEqual({
      columns: ['nome_do_carro', 'quanto', 'safra'].map((name) => ({ name, field: null })),
      rows: [{ nome_do_carro: 'Fiat Uno 1.0', quanto: '29.900', safra: '2015' }],
    })
  })

  it('shows the first rows of a table, its header and what is known of it', () => {
    const preview = previewStock(bytes(`Loja do Zé\n\nCarro;KM;Quanto\n${'Uno;10;20\n'.repeat(30)}`))
    expect(preview.columns.map(({ field }) => field)).toEqual([null, 'km', null])
    expect([preview.rows.length, preview.rows[0]]).toEqual([20, { Carro: 'Uno', KM: '10', Quanto: '20' }])
  })

  it('streams a table of any length without keeping it', () => {
    let cars = 0
    const reader = stockReader({ ...options, onCar: () => cars++ })
    reader.push(bytes(`${header}\n`))
    for (let n = 0; n < 5_000; n++) reader.push(bytes(`${n};Fiat;Uno;${'x'.repeat(40)};2015;${n + 200};25.000;\n`))
    expect(reader.end()).toMatchObject({ rows: 5_000, cars: 5_000, refused: 0 })
    expect(cars).toBe(5_000)
  })
})

describe('documents of any length', () => {
  const car = (n: number) => ({
    id: n,
    marca: 'Fiat',
    modelo: 'Uno',
    ano: 2015,
    km: 1_000 + n,
    preco: 25_000,
    descricao: 'é'.repeat(200),
  })
  const xmlOf = (n: number) =>
    `<veiculo>${Object.entries(car(n))
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join('')}</veiculo>`
  const many = Array.from({ length: 6_000 }, (_, n) => n)
  const one = { id: 'x', marca: 'Ford', modelo: 'Ka', preco: 30_000 }
  it.each([
    [
      'JSON, one line',
      `{"destaques":[${JSON.stringify(one)}],"veiculos":[${many.map((n) => JSON.stringify(car(n))).join(',')}],"fim":[${JSON.stringify(one)}]}`,
      'veiculos',
    ],
    [
      'XML, one line',
      `<loja><a><veiculo>${one.id}</veiculo></a><estoque>${many.slice(0, 10).map(xmlOf).join('')}</estoque><estoque>${many.slice(10).map(xmlOf).join('')}</estoque></loja>`,
      'estoque',
    ],
  ])('%s: lets cars through as they come, those of the place where most are', (_, text) => {
    for (const encode of [bytes, latin]) {
      const ids: string[] = []
      const reader = stockReader({ ...options, onCar: (read) => ids.push(read.id) })
      const all = encode(text)
      const shares: number[] = []
      for (let at = 0; at < all.length; at += 65_536) {
        reader.push(all.subarray(at, at + 65_536))
        shares.push(ids.length)
      }
      expect(reader.end()).toMatchObject({ rows: 6_000, cars: 6_000, refused: 0 })
      expect(ids).toEqual(many.map(String))
      // Nothing until it is known where the cars are, and then with each piece.
      expect(new Set(shares).size).toBeGreaterThan(5)
    }
  })

  it('stops at one car that is larger than any, and at a document without any', () => {
    const large = `{"veiculos":[${many.map((n) => JSON.stringify(car(n))).join(',')},{"x":[${'"0123456789",'.repeat(500_000)}1]}]}`
    expect(readStock(bytes(large), options).stop?.code).toBe('too_large')
    expect(readStock(bytes(`<a>${'<b><c>1</c></b>'.repeat(1_500_000)}</a>`), options).stop?.code).toBe('no_cars')
  })
})

describe('workbooks', () => {
  const sheet = (cells: string): string => `<?xml version="1.0"?><worksheet><sheetData>${cells}</sheetData></worksheet>`
  it('reads the first sheet, shared strings and gaps', () => {
    const file = zipOf({
      'xl/sharedStrings.xml':
        '<sst><si><t>marca</t></si><si><t>modelo</t></si><si><r><t>pre</t></r><r><t>co</t></r></si><si><t>ano</t></si><si><t>Fiat &amp; Cia</t></si></sst>',
      'xl/worksheets/sheet1.xml': sheet(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c><c r="E1" t="s"><v>3</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>Fiat</t></is></c><c r="B3" t="str"><f>X</f><v>Uno</v></c><c r="D3"><v>29900.5</v></c><c r="E3"><v>2015</v></c></row>',
      ),
    })
    const read = readStock(file, options)
    expect([read.format, read.cars]).toEqual(['xlsx', 1])
    expect(read.accepted[0]).toMatchObject({ brand: 'Fiat', model: 'Uno', price_cents: 2_990_050, year: 2015 })
  })

  it('is read in steps, between which its cars come', () => {
    const cell = (value: unknown) => `<c t="str"><v>${value}</v></c>`
    const line = (cells: readonly unknown[]) => `<row>${cells.map(cell).join('')}</row>`
    const lines = Array.from({ length: 5_000 }, (_, n) =>
      line([n, 'Fiat', 'Uno', 2015, n + 200, `${25_000 + ((n * 7_919) % 9_000)}`]),
    )
    const file = zipOf({
      'xl/worksheets/sheet1.xml': sheet(line(['id', 'marca', 'modelo', 'ano', 'km', 'preco']) + lines.join('')),
    })
    let cars = 0
    const reader = stockReader({ ...options, onCar: () => cars++ })
    reader.push(file)
    const seen: number[] = []
    const steps = reader.finish()
    let step = steps.next()
    for (; step.done !== true; step = steps.next()) seen.push(cars)
    expect(step.value).toMatchObject({ rows: 5_000, cars: 5_000 })
    expect(new Set(seen).size).toBeGreaterThan(3)
  })

  it('refuses a bomb by what comes out of it, and archives that are none', () => {
    const bomb = zipOf({ 'xl/worksheets/sheet1.xml': deflateRawSync(new Uint8Array(120 * 1024 * 1024)) }, true)
    expect(bomb.length).toBeLessThan(200_000)
    expect(readStock(bomb, options).stop).toMatchObject({ code: 'zip_bomb' })
    expect(readStock(bytes('PK\u0003\u0004 nothing of the kind'), options).stop).toEqual({ code: 'bad_zip' })
    expect(readStock(zipOf({ 'word/document.xml': '<a/>' }), options).stop).toEqual({ code: 'no_sheet' })
  })
})

describe('what is no stock', () => {
  const lol =
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><estoque><veiculo>&b;</veiculo></estoque>'
  it.each([
    ['', 'empty'],
    ['  \n ', 'empty'],
    ['<!DOCTYPE html><html><body>Entre</body></html>', 'html_page'],
    [lol, 'xml_entities'],
    ['<estoque><veiculo><preco>1</preco>', 'bad_xml'],
    [`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`, 'xml_too_deep'],
    ['{"veiculos": [', 'bad_json'],
    ['{"veiculos": []}', 'no_cars'],
    ['nome;telefone\nAna;11', 'no_header'],
    [`marca;modelo;preco\n"${'x'.repeat(300_000)}`, 'csv_too_long'],
    ['marca;modelo;preco\n', 'no_cars'],
  ])('%#: %.30s', (text, code) => {
    const read = readStock(bytes(text), options)
    expect(read.stop?.code).toBe(code)
    expect(read.cars).toBe(0)
  })

  it.each([
    ['Prata Switchblade', 'silver'],
    ['BRANCO PÉROLA', 'white'],
    ['preta', 'black'],
    ['Cinza-grafite', 'gray'],
    ['vermelho com teto preto', 'red'],
  ])('takes the color "%s" as %s', (text, color) => {
    const seen: unknown[] = []
    const reader = stockReader({ ...options, onCar: (car) => seen.push(car.color) })
    reader.push(bytes(`marca;modelo;ano;preco;cor\nFiat;Toro;2020;90.000;${text}\n`))
    reader.end()
    expect(seen).toEqual([color])
  })

  it('never throws, whatever the bytes are', () => {
    const random = seededRandom(7)
    for (let n = 0; n < 300; n++) {
      const noise = Uint8Array.from({ length: n }, () => Math.floor(random() * 256))
      expect(() => readStock(noise, options)).not.toThrow()
      const feed = bytes(stockFeeds[n % stockFeeds.length]!.text)
      feed[(n * 31) % feed.length] = n % 256
      expect(() => readStock(feed, options)).not.toThrow()
      expect(() => readStock(feed.subarray(0, (n * 17) % feed.length), options)).not.toThrow()
    }
  })
})
