import { createHash } from 'node:crypto'
import type { Node } from './document-tree.ts'
import { readBody, readBrand, readCarText, readFuel, readTransmission } from './read-car-text.ts'
import { readColor } from './read-color.ts'
import { readNumber } from './read-number.ts'
import { gatherFields, type StockField } from './stock-fields.ts'

/** A car as the engine takes it (`id` and the attributes of the car model), with what pages show beside. */
export interface StockCar {
  id: string
  title: string
  photos: string[]
  options: string[]
  [attribute: string]: string | number | boolean | string[] | undefined
}

/** `code` with the field and the text it is about; `refused` keeps the row out, `dropped` only the value. */
export interface StockProblem {
  code: string
  field?: string
  value?: string
  consequence: 'refused' | 'dropped'
}

/** A car read as far as it goes: the price is still in the file's unit. */
export interface DraftCar {
  car: StockCar
  price: { value: number; isCentavos: boolean } | undefined
  /** The plate, to tell cars apart while reading; it goes nowhere else. */
  plate: string | undefined
  problems: StockProblem[]
}

const PLATE = /^[A-Z]{3}-?\d[A-Z0-9]\d{2}$/i
const PLACEHOLDER =
  /sem[-_ ]?(foto|imagem)|no[-_ ]?(photo|image|picture|img)|placeholder|indispon|default[-_.]|em[-_]breve|blank\./i
const ON_REQUEST = /consult|combinar|request/i
const NUMBERS = ['doors', 'power_hp', 'trunk_litres', 'airbags', 'km_per_litre'] as const

/** Short and of the text alone. Plates are few: whoever keeps what it makes gives one with a key of its own. */
export type Digest = (text: string) => string
const plainDigest: Digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** Reads one car's record, whatever system it is from. */
export function readStockCar(
  record: Readonly<Record<string, Node>>,
  map: Readonly<Record<string, StockField>> = {},
  digest: Digest = plainDigest,
): DraftCar {
  const { fields, others } = gatherFields(record, map)
  const problems: StockProblem[] = []
  const text = (field: StockField): string | undefined => {
    const own = textOf(fields.get(field)?.[0])
    // A text that only looks like a formula has an apostrophe before it, as spreadsheets and our own files write it.
    if (own === undefined || !/^[=@]/.test(own)) return own?.replace(/^'(?=[=+\-@])/, '')
    // ="0123" is how spreadsheets keep zeros; any other formula is a program and not a value.
    const kept = /^="([^"]*)"$/.exec(own)?.[1]
    if (kept === undefined) problems.push({ code: 'formula', field, value: own.slice(0, 60), consequence: 'dropped' })
    return kept
  }
  const number = (field: StockField): number | undefined => {
    const given = fields.get(field)?.[0]
    if (typeof given === 'number') return given
    const raw = text(field)
    if (raw === undefined) return undefined
    const value = readNumber(raw)
    if (value === undefined)
      problems.push({ code: 'not_a_number', field, value: raw.slice(0, 60), consequence: 'dropped' })
    return value
  }

  const car: StockCar = {
    id: '',
    title: '',
    photos: photosOf(fields.get('photos') ?? []),
    options: optionsOf(fields.get('options') ?? [], others),
  }
  nameCar(car, { brand: text('brand'), model: text('model'), version: text('version'), title: text('title') })
  const about = [text('version'), text('model'), text('title'), text('engine')]
    .filter((one) => one !== undefined)
    .join(' ')
  car.transmission = readTransmission(text('transmission') ?? '') ?? readTransmission(about)
  car.fuel = readFuel(text('fuel') ?? '') ?? readFuel(about)
  car.body = readBody(text('body') ?? '') ?? readBody(about) ?? (car.body as string | undefined)
  readYears(car, text('year'), text('year_made'), problems)
  car.km = number('km')
  if (car.km !== undefined && /mi(les)?$/i.test(text('km') ?? '')) car.km = Math.round(Number(car.km) * 1.609344)
  for (const field of NUMBERS) car[field] = number(field)
  for (const field of ['single_owner', 'inspection_report'] as const) car[field] = flagOf(text(field))
  const fipe = number('fipe')
  car.fipe_cents = fipe === undefined ? number('fipe_cents') : Math.round(fipe * 100)
  for (const field of ['city', 'description'] as const) car[field] = text(field)
  const color = text('color')
  car.color = color === undefined ? undefined : (readColor(color) ?? color)
  if (isNoCar(text('kind'), about))
    problems.push({ code: 'not_a_car', field: 'kind', value: text('kind') ?? '', consequence: 'refused' })

  const plate = [text('plate'), text('id')]
    .find((one) => one !== undefined && PLATE.test(one.trim()))
    ?.toUpperCase()
    .replace('-', '')
    .trim()
  if (plate !== undefined) car.plate_final_digit = plate.at(-1)!
  else if (/^\d$/.test(text('plate_final_digit') ?? '')) car.plate_final_digit = text('plate_final_digit')!
  car.id = idOf(text('id'), plate, car, digest)
  if (plate !== undefined) strikePlate(car, plate)
  return { car, price: priceOf(fields, text, problems), plate, problems }
}

/** Brand, model and version from wherever they are written: in fields of their own, or all in one text. */
function nameCar(
  car: StockCar,
  said: {
    brand: string | undefined
    model: string | undefined
    version: string | undefined
    title: string | undefined
  },
): void {
  const brand = said.brand === undefined ? undefined : readBrand(said.brand)
  const read = readCarText(said.model ?? said.title ?? '', brand)
  car.brand = brand ?? read.brand
  car.model = read.model ?? said.model
  car.version = said.version ?? read.version
  car.body = read.body
  const named = [car.brand, car.model, car.version].filter((part) => part !== undefined).join(' ')
  car.title = said.title ?? named
}

/** "2019/2020" is built 2019, model 2020; "19/20" too. */
function readYears(car: StockCar, model: string | undefined, made: string | undefined, problems: StockProblem[]): void {
  const full = (digits: string): number =>
    digits.length === 2 ? (Number(digits) > 60 ? 1900 : 2000) + Number(digits) : Number(digits)
  const pair = /(?<!\d)(\d{4}|\d{2})\s*[/-]\s*(\d{4}|\d{2})(?!\d)/.exec(model ?? '')
  if (pair !== null) {
    car.year_made = full(pair[1]!)
    car.year = full(pair[2]!)
  } else {
    const single = /(?<!\d)(\d{4})(?!\d)/.exec(model ?? '')?.[1]
    if (single !== undefined) car.year = Number(single)
    else if (model !== undefined)
      problems.push({ code: 'not_a_year', field: 'year', value: model.slice(0, 60), consequence: 'dropped' })
  }
  const own = /(?<!\d)(\d{4})(?!\d)/.exec(made ?? '')?.[1]
  if (own !== undefined) car.year_made = Number(own)
  if (car.year === undefined && car.year_made !== undefined) car.year = car.year_made
}

function priceOf(
  fields: ReadonlyMap<StockField, Node[]>,
  text: (field: StockField) => string | undefined,
  problems: StockProblem[],
): DraftCar['price'] {
  const isCentavos = fields.has('price_cents')
  const raw = text(isCentavos ? 'price_cents' : 'price')
  const given = fields.get(isCentavos ? 'price_cents' : 'price')?.[0]
  const value = typeof given === 'number' ? given : raw === undefined ? undefined : readNumber(raw)
  if (value !== undefined && value > 0) return { value, isCentavos }
  const code = raw === undefined || value === 0 || ON_REQUEST.test(raw) ? 'missing_price' : 'bad_price'
  problems.push({
    code,
    field: 'price',
    ...(raw === undefined ? {} : { value: raw.slice(0, 60) }),
    consequence: 'refused',
  })
  return undefined
}

/** A plate used as a number is personal data: its digest names the car instead. Without any, what the car is does. */
function idOf(id: string | undefined, plate: string | undefined, car: StockCar, digest: Digest): string {
  if (id !== undefined && !PLATE.test(id.trim())) return id.trim().slice(0, 100)
  if (plate !== undefined) return `p-${digest(plate)}`
  return `c-${digest(JSON.stringify([car.title, car.brand, car.model, car.version, car.year, car.km, car.color]))}`
}

/** "Gol 2019, placa ABC-1D23": a car's own plate is struck out of its texts. */
function strikePlate(car: StockCar, plate: string): void {
  const written = new RegExp(`\\s*(placa:?\\s*)?${plate.slice(0, 3)}[\\s.-]?${plate.slice(3)}`, 'gi')
  for (const field of ['title', 'version', 'model', 'description'] as const) {
    const text = car[field]
    if (typeof text === 'string') car[field] = text.replace(written, '').trim()
  }
  car.options = car.options.map((option) => option.replace(written, '').trim()).filter((option) => option !== '')
}

function textOf(node: Node | undefined): string | undefined {
  if (node === undefined || node === null) return undefined
  if (Array.isArray(node)) return textOf(node[0])
  if (typeof node === 'object') {
    // Meta writes mileage as { value, unit }.
    const { value, unit } = node
    return value === undefined
      ? undefined
      : [textOf(value), textOf(unit)].filter((part) => part !== undefined).join(' ')
  }
  const text = String(node).trim()
  return text === '' || text === '-' ? undefined : text.slice(0, 20_000)
}

function flagOf(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined
  if (/^(sim|s|yes|true|1)$/i.test(text)) return true
  return /^(n[aã]o|n|no|false|0)$/i.test(text) ? false : undefined
}

/** Every address in it, in order and once; what stands for "no photo" left out. */
function photosOf(nodes: readonly Node[]): string[] {
  const found: string[] = []
  const look = (node: Node): void => {
    if (typeof node === 'string') found.push(...(node.match(/https?:\/\/[^\s;|"'<>]+/gi) ?? []))
    else if (Array.isArray(node)) node.forEach(look)
    else if (typeof node === 'object' && node !== null) Object.values(node).forEach(look)
  }
  nodes.forEach(look)
  return [...new Set(found.map((address) => address.replace(/,+$/, '')))].filter(
    (address) => !PLACEHOLDER.test(address),
  )
}

/** Lists, one text parted by marks, or an element of its own per option with the value "sim". */
function optionsOf(nodes: readonly Node[], others: ReadonlyMap<string, Node>): string[] {
  const found: string[] = []
  const look = (node: Node): void => {
    if (typeof node === 'string') found.push(...node.split(/[;,|\n]/))
    else if (Array.isArray(node)) node.forEach(look)
    else if (typeof node === 'object' && node !== null) Object.values(node).forEach(look)
  }
  nodes.forEach(look)
  for (const [name, value] of others)
    if (typeof value === 'string' && /^sim$/i.test(value.trim())) found.push(name.replaceAll('_', ' '))
  return [...new Set(found.map((option) => option.trim()))].filter((option) => option !== '')
}

const isNoCar = (kind: string | undefined, about: string): boolean =>
  /^(moto|motos|motorcycle|motocicleta|caminh[aã]o|caminh[oõ]es|n[aá]utica|barco|truck)$/i.test((kind ?? '').trim()) &&
  !/picape|pickup/i.test(about)
