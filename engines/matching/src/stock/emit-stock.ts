import { OLX_BODY, OLX_FUEL, OLX_GEARBOX, OLX_OPTIONS } from './olx-ads.ts'
import type { StockCar } from './read-stock-car.ts'
import type { StockField } from './stock-fields.ts'

export const EMIT_FORMATS = ['json', 'csv', 'meta', 'google', 'olx'] as const
export type EmitFormat = (typeof EMIT_FORMATS)[number]

export interface EmitShop {
  name: string
  /** Where a car is shown; left out where there is no such page. */
  urlOf?(car: StockCar): string
  /** OLX wants both in each ad. */
  phone?: string
  zipcode?: string
}

/** What a car has beside photos and options, named so that the reader knows it. */
const FIELDS = [
  ...([
    'id',
    'title',
    'brand',
    'model',
    'version',
    'year',
    'year_made',
    'km',
    'color',
    'fuel',
    'transmission',
  ] as const),
  ...(['doors', 'body', 'price_cents', 'fipe_cents', 'power_hp', 'trunk_litres', 'airbags', 'km_per_litre'] as const),
  ...(['single_owner', 'inspection_report', 'plate_final_digit', 'city', 'description'] as const),
  ...(['engine_litres', 'turbo', 'four_wheel_drive', 'seats', 'armored', 'condition'] as const),
] as const satisfies readonly StockField[]

/**
 * A stock in a format of ours or of a place where cars are advertised, piece by piece. `stockReader` reads each of them
 * back: whole, but for what OLX's document has no place for; a description that says the title again is none there. Of a
 * plate there is the last digit, in ours alone and OLX's.
 */
export function* emitStock(format: EmitFormat, cars: Iterable<StockCar>, shop: EmitShop): Generator<string> {
  const { head, between, tail, one } = WRITERS[format](shop)
  yield head
  let isFirst = true
  for (const car of cars) {
    yield isFirst ? one(car) : between + one(car)
    isFirst = false
  }
  yield tail
}

interface Writer {
  head: string
  between: string
  tail: string
  one(car: StockCar): string
}

const WRITERS: Readonly<Record<EmitFormat, (shop: EmitShop) => Writer>> = {
  json: () => ({
    head: '{"cars":[',
    between: ',\n',
    tail: ']}\n',
    one: (car) => JSON.stringify({ ...pick(car), options: car.options, photos: car.photos }),
  }),
  csv: () => ({
    head: `\uFEFF${[...FIELDS, 'options', 'photos'].join(';')}\r\n`,
    between: '',
    tail: '',
    one: (car) => {
      const cells = FIELDS.map((field) => figures(car[field]))
      return `${[...cells, car.options.join('|'), car.photos.join('|')].map(csvCell).join(';')}\r\n`
    },
  }),
  meta: (shop) => ({
    head: `<?xml version="1.0" encoding="UTF-8"?>\n<listings><title>${escapeXml(shop.name)}</title>\n`,
    between: '',
    tail: '</listings>\n',
    one: (car) => `<listing>${metaFields(car, shop).map(element).join('')}</listing>\n`,
  }),
  google: (shop) => ({
    head: `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>${escapeXml(shop.name)}</title>\n`,
    between: '',
    tail: '</channel></rss>\n',
    one: (car) => {
      const fields = googleFields(car, shop).map(([name, value]) => element([`g:${name}`, value]))
      return `<item>${fields.join('')}</item>\n`
    },
  }),
  olx: (shop) => ({
    head: '{"ad_list":[',
    between: ',\n',
    tail: ']}\n',
    one: (car) => JSON.stringify(olxAd(car, shop)),
  }),
}

type Field = readonly [name: string, value: unknown]

/** Body styles as Meta and Google list them. */
const STYLES: Readonly<Record<string, string>> = {
  ...{ hatch: 'HATCHBACK', sedan: 'SEDAN', suv: 'SUV', pickup: 'TRUCK', minivan: 'MINIVAN', wagon: 'WAGON' },
  coupe: 'COUPE',
}

/** Ours that neither of the two has a name for; both pass over elements that they do not know. */
function others(car: StockCar): Field[] {
  const names = ['year_made', 'doors', 'power_hp', 'trunk_litres', 'airbags', 'km_per_litre', 'single_owner'] as const
  const more = [
    'inspection_report',
    'fipe_cents',
    'city',
    'engine_litres',
    'turbo',
    'four_wheel_drive',
    'seats',
  ] as const
  return [...names, ...more, 'armored' as const].map((name): Field => [name, car[name]])
}

function metaFields(car: StockCar, shop: EmitShop): Field[] {
  return [
    ['vehicle_id', car.id],
    ['title', car.title],
    ['description', car.description],
    ['url', shop.urlOf?.(car)],
    ['make', car.brand],
    ['model', car.model],
    ['trim', car.version],
    ['year', car.year],
    ['mileage', car.km === undefined ? undefined : { value: car.km, unit: 'KM' }],
    ['exterior_color', car.color],
    ['fuel_type', upper(car.fuel)],
    ['transmission', upper(car.transmission)],
    ['body_style', STYLES[String(car.body)]],
    ['vehicle_type', 'car_truck'],
    ['state_of_vehicle', car.condition === 'new' ? 'NEW' : 'USED'],
    ['availability', 'AVAILABLE'],
    ['price', reaisOf(car)],
    ...car.photos.map((url): Field => ['image', { url }]),
    ...car.options.map((option): Field => ['features', option]),
    ...others(car),
  ]
}

function googleFields(car: StockCar, shop: EmitShop): Field[] {
  const [first, ...rest] = car.photos
  return [
    ['id', car.id],
    ['title', car.title],
    ['description', car.description],
    ['link_template', shop.urlOf?.(car)],
    ['brand', car.brand],
    ['model', car.model],
    ['trim', car.version],
    ['year', car.year],
    ['mileage', car.km === undefined ? undefined : `${car.km} km`],
    ['color', car.color],
    ['body_style', STYLES[String(car.body)]],
    ['condition', car.condition === 'new' ? 'new' : 'used'],
    ['price', reaisOf(car)],
    ['image_link', first],
    ...rest.map((url): Field => ['additional_image_link', url]),
    ['fuel', car.fuel],
    ['transmission', car.transmission],
    ...car.options.map((option): Field => ['features', option]),
    ...others(car),
  ]
}

function olxAd(car: StockCar, { phone, zipcode }: EmitShop) {
  const numberOf = (numbers: Readonly<Record<string, number>>, value: unknown) => numbers[String(value)]
  const options = car.options.length === 0 ? '' : `${OLX_OPTIONS}${car.options.join('; ')}`
  const subject = car.title.slice(0, 90).trim()
  return {
    id: car.id,
    operation: 'insert',
    category: 2020,
    subject,
    body: `${car.description ?? subject}${options}`.slice(0, 6_000),
    ...(phone === undefined ? {} : { phone }),
    ...(zipcode === undefined ? {} : { zipcode }),
    type: 's',
    price: Math.round(Number(car.price_cents) / 100),
    params: {
      vehicle_brand: car.brand,
      vehicle_model: car.model,
      vehicle_version: car.version,
      regdate: car.year,
      mileage: car.km,
      gearbox: numberOf(OLX_GEARBOX, car.transmission),
      fuel: numberOf(OLX_FUEL, car.fuel),
      cartype: numberOf(OLX_BODY, car.body),
      doors: car.doors,
      end_tag: car.plate_final_digit === undefined ? undefined : Number(car.plate_final_digit) + 1,
      owner: car.single_owner === undefined ? undefined : Number(car.single_owner),
    },
    images: car.photos.slice(0, 20),
  }
}

function pick(car: StockCar): Record<string, unknown> {
  return Object.fromEntries(FIELDS.map((field) => [field, car[field]]))
}

const upper = (word: unknown): string | undefined => (word === undefined ? undefined : String(word).toUpperCase())
const reaisOf = (car: StockCar): string => `${(Number(car.price_cents) / 100).toFixed(2)} BRL`

/** "9.125" would be nine thousand in Brazil: three decimals are written as four. */
function figures(value: unknown): string {
  if (value === undefined) return ''
  const text = String(value)
  return typeof value === 'number' && /^\d+\.\d{3}$/.test(text) ? `${text}0` : text
}

function element([name, value]: Field): string {
  if (value === undefined || value === '') return ''
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(element).join('')
      : escapeXml(figures(value))
  return `<${name}>${inner}</${name}>`
}

function escapeXml(text: string): string {
  // What no XML document may hold, not even by number.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  const legal = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  return legal.replace(/[<>&"]/g, (char) => `&#${char.charCodeAt(0)};`)
}

/** An apostrophe keeps a spreadsheet from running a text; the reader takes it away again. */
function csvCell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
