import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EMIT_FORMATS, type EmitFormat, emitStock } from './emit-stock.ts'
import { readCarFacts } from './read-car-facts.ts'
import type { StockCar } from './read-stock-car.ts'
import { readStock } from './stock-reader.ts'

const read = (format: EmitFormat, cars: readonly StockCar[]) =>
  readStock(new TextEncoder().encode([...emitStock(format, cars, { name: 'Loja & <Filhos>' })].join('')), {
    year: 2026,
    // Emitted from stored amounts: they are of the unit that the field says.
    priceUnit: 'reais',
  })

/** Words that try what each format must escape; a reader trims, and takes "-" and nothing for nothing. */
const words = fc
  .string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'abc Zé&<>"\'1%/()+.ç€') })
  .map((text) => `Xis ${text}`.trim().replace(/\s+/g, ' '))
const option = fc.constantFrom('Ar-condicionado', 'Teto "solar"', 'Rodas 17"', 'Câmera & sensor', "D'água")
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

const car = fc.record({
  title: words,
  brand: fc.constantFrom('Fiat', 'Volkswagen', 'Land Rover'),
  model: fc.constantFrom('Argo', 'T-Cross', 'Xis'),
  version: fc.constantFrom('1.0 Drive', 'TSI 1.4 & mais', 'S'),
  year: fc.integer({ min: 2000, max: 2026 }),
  km: fc.integer({ min: 501, max: 190_000 }),
  price_cents: fc.integer({ min: 10_000, max: 2_000_000 }).map((reais) => reais * 100),
  color: maybe(fc.constantFrom('white', 'black', 'gold', 'wine', 'red')),
  fuel: fc.constantFrom('flex', 'gasoline', 'ethanol', 'diesel'),
  transmission: fc.constantFrom('manual', 'automatic'),
  body: fc.constantFrom('suv', 'sedan', 'hatch'),
  doors: maybe(fc.integer({ min: 2, max: 5 })),
  single_owner: maybe(fc.boolean()),
  description: maybe(words),
  options: fc.uniqueArray(option, { maxLength: 5 }),
  photos: fc.uniqueArray(fc.constantFrom(...[1, 2, 3].map((n) => `https://f.example/${n}.jpg?w=1&h=2,3`)), {}),
})
const more = fc.record({
  year_made: fc.integer({ min: 2000, max: 2026 }),
  power_hp: maybe(fc.integer({ min: 40, max: 400 })),
  trunk_litres: maybe(fc.integer({ min: 100, max: 900 })),
  airbags: maybe(fc.integer({ min: 0, max: 10 })),
  km_per_litre: maybe(fc.constantFrom(9.125, 12.5, 14)),
  inspection_report: maybe(fc.boolean()),
  armored: maybe(fc.boolean()),
  four_wheel_drive: maybe(fc.boolean()),
  seats: maybe(fc.integer({ min: 2, max: 8 })),
  city: maybe(fc.constantFrom('São Paulo', 'Mogi-Guaçu')),
})
const digit = maybe(fc.constantFrom(...'0123456789'))

const stock = <Extra>(extra: fc.Arbitrary<Extra>) =>
  fc
    .uniqueArray(fc.tuple(car, extra), { minLength: 1, maxLength: 6, selector: ([{ km }]) => km })
    .map((cars) => cars.map(([own, others], n) => defined({ id: `C-${n}`, ...own, ...others }) as unknown as StockCar))
const defined = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** With what its texts and its mileage say besides. */
const withFacts = (one: StockCar): StockCar => ({
  ...readCarFacts([one.version, one.model, one.title, ...one.options].join(' · ')),
  ...(one.km === undefined ? {} : { condition: 'used' }),
  ...one,
})

/** No color; and a text that says the title again stands for none, as each ad must have one. */
const asOlxKeeps = ({ color: _, description, ...rest }: StockCar) =>
  defined({ ...rest, description: description === rest.title ? undefined : description }) as unknown as StockCar

it.each(EMIT_FORMATS)('what is emitted as %s is read back as it was', (format) => {
  // What a format has no place for: none of the two that are for everybody takes the plate's digit, and OLX little else.
  const extra = {
    json: fc.tuple(more, digit).map(([all, plate_final_digit]) => ({ ...all, plate_final_digit })),
    csv: fc.tuple(more, digit).map(([all, plate_final_digit]) => ({ ...all, plate_final_digit })),
    meta: more,
    google: more,
    olx: digit.map((plate_final_digit) => ({ plate_final_digit })),
  }[format]
  fc.assert(
    fc.property(stock<object>(extra), (cars) => {
      const given = format === 'olx' ? cars.map(asOlxKeeps) : cars
      const { accepted, rejected, stop } = read(format, given)
      const known = given.map(withFacts)
      expect([stop, rejected]).toEqual([undefined, []])
      expect(accepted).toEqual(known)
    }),
  )
})

it('an ad of OLX repeats its title for want of a text, and neither is read as a description', () => {
  const one = { id: 'a', title: 'Xis >', brand: 'Fiat', model: 'Argo', year: 2020, body: 'hatch' }
  const car: StockCar = { ...one, price_cents: 10_000_000, options: [], photos: [] }
  expect(read('olx', [car]).accepted).toEqual([car])
  expect(read('olx', [{ ...car, description: 'Xis >' }]).accepted).toEqual([car])
  // A longer title than an ad takes is cut, and the text that repeats it too.
  const [long] = read('olx', [{ ...car, title: 'Xis '.repeat(40).trim() }]).accepted
  expect(long?.title).toBe('Xis '.repeat(23).slice(0, 90).trim())
  expect(long?.description).toBeUndefined()
  for (const format of ['json', 'csv', 'meta', 'google'] as const)
    expect(read(format, [{ ...car, description: 'Xis >' }]).accepted[0]?.description, format).toBe('Xis >')
})

it('centavos survive where the format has them, and a formula runs nowhere', () => {
  const one = { id: 'a', title: '=1+1', brand: 'Fiat', model: 'Argo', year: 2020, options: [], photos: [] }
  const car: StockCar = { ...one, price_cents: 5_990_055 }
  for (const format of ['json', 'csv', 'meta', 'google'] as const)
    expect(read(format, [car]).accepted[0]?.price_cents, format).toBe(5_990_055)
  expect([...emitStock('csv', [car], { name: '' })].join('')).toContain(";'=1+1;")
})
