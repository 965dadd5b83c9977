import { createHash } from 'node:crypto'
import { cleanValue } from './clean-value.ts'
import type { Node } from './document-tree.ts'
import { readCarFacts } from './read-car-facts.ts'
import { readBody, readBrand, readCarText, readFuel, readTransmission } from './read-car-text.ts'
import { readColor } from './read-color.ts'
import { readNumber } from './read-number.ts'
import { readPrice } from './read-price.ts'
import { readYears } from './read-years.ts'
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
const NUMBERS = ['doors', 'seats', 'power_hp', 'trunk_litres', 'airbags', 'km_per_litre'] as const
const FLAGS = ['single_owner', 'inspection_report', 'turbo', 'four_wheel_drive', 'armored'] as const

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
  car.transmission = transmissionOf(text('transmission') ?? '') ?? readTransmission(about)
  car.fuel = fuelOf(text('fuel') ?? '') ?? readFuel(about)
  car.body = readBody(text('body') ?? '') ?? readBody(about) ?? (car.body as string | undefined)
  setYears(car, yearText(fields.get('year')?.[0]) ?? text('year'), text('year_made'), problems)
  car.km = number('km')
  if (car.km !== undefined && /mi(les|lhas)?$/i.test(text('km') ?? '')) car.km = Math.round(Number(car.km) * 1.609344)
  for (const field of NUMBERS) car[field] = number(field)
  for (const field of FLAGS) car[field] = flagOf(text(field))
  const facts = readCarFacts([about, text('drive'), ...car.options].filter((one) => one !== undefined).join(' · '))
  const litres = number('engine_litres')
  for (const [name, value] of Object.entries({ ...facts, ...(litres === undefined ? {} : { engine_litres: litres }) }))
    car[name] ??= value
  if (car.fuel === 'electric') car.engine_litres = undefined
  car.condition = /\b(novo|nova|new|zero|0 ?km)\b/i.test(text('condition') ?? '') ? 'new' : undefined
  const fipe = number('fipe')
  car.fipe_cents = fipe === undefined ? number('fipe_cents') : Math.round(fipe * 100)
  car.city = cityOf(text('city'))
  car.description = text('description')
  const color = text('color')
  car.color = color === undefined ? undefined : (readColor(color) ?? color)
  if (isNoCar(text('kind') ?? '', about))
    problems.push({ code: 'not_a_car', field: 'kind', value: text('kind') ?? '', consequence: 'refused' })
  const status = text('status') ?? ''
  if (GONE.test(status) || flagOf(text('sold')) === true || flagOf(text('available')) === false)
    problems.push({ code: 'not_for_sale', field: 'status', value: status, consequence: 'refused' })

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
function setYears(car: StockCar, model: string | undefined, made: string | undefined, problems: StockProblem[]): void {
  const read = model === undefined ? undefined : readYears(model)
  if (read !== undefined) Object.assign(car, { year: read.model, year_made: read.made })
  else if (model !== undefined)
    problems.push({ code: 'not_a_year', field: 'year', value: model.slice(0, 60), consequence: 'dropped' })
  const own = made === undefined ? undefined : readYears(made)
  if (own !== undefined) car.year_made = own.made ?? own.model
  if (car.year === undefined && own !== undefined) car.year = own.model
}

/** Two columns of one name, or { fabricacao, modelo }. */
function yearText(node: Node | undefined): string | undefined {
  if (Array.isArray(node)) return node.map(textOf).join('/')
  if (typeof node !== 'object' || node === null) return undefined
  const [made, model] = [textOf(node.fabricacao), textOf(node.modelo)]
  return model === undefined ? undefined : [made, model].filter(Boolean).join('/')
}

/** A field of its own may hold a letter for the word. */
const transmissionOf = (text: string): string | undefined =>
  LETTERS.transmission[text.toUpperCase()] ?? readTransmission(text)
const fuelOf = (text: string): string | undefined => LETTERS.fuel[text.toUpperCase()] ?? readFuel(text)
const LETTERS: Readonly<Record<'transmission' | 'fuel', Readonly<Record<string, string>>>> = {
  transmission: { A: 'automatic', M: 'manual' },
  fuel: { F: 'flex', G: 'gasoline', D: 'diesel', A: 'ethanol', H: 'hybrid' },
}

function priceOf(
  fields: ReadonlyMap<StockField, Node[]>,
  text: (field: StockField) => string | undefined,
  problems: StockProblem[],
): DraftCar['price'] {
  const isCentavos = fields.has('price_cents')
  const raw = text(isCentavos ? 'price_cents' : 'price')
  const given = fields.get(isCentavos ? 'price_cents' : 'price')?.[0]
  const value = typeof given === 'number' ? given : raw === undefined ? undefined : readPrice(raw)
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

/** Names within a value that is an object: Meta writes mileage as { value, unit }, others a brand as { id, nome }. */
const VALUE_NAMES = ['value', 'valor', 'amount', 'name', 'nome', 'descricao', 'description', 'label', 'texto', 'text']

function textOf(node: Node | undefined): string | undefined {
  if (node === undefined || node === null) return undefined
  if (Array.isArray(node)) return textOf(node[0])
  if (typeof node === 'object') {
    const name = VALUE_NAMES.find((one) => textOf(node[one]) !== undefined)
    return name === undefined
      ? undefined
      : [textOf(node[name]), textOf(node.unit ?? node.unidade)].filter(Boolean).join(' ')
  }
  const text = cleanValue(String(node)).trim()
  return text === '' || text === '-' ? undefined : text.slice(0, 20_000)
}

/** "CAMPINAS - SP" and "campinas/sp" are Campinas. */
function cityOf(text: string | undefined): string | undefined {
  const name = text?.replace(/\s*[-/,(]\s*[a-z]{2}\)?$/i, '')
  if (name === undefined || (name !== name.toUpperCase() && name !== name.toLowerCase())) return name
  const words = name.toLowerCase().replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase())
  return words.replace(/(?<= )(D[aeo]s?|E)(?= )/g, (word) => word.toLowerCase())
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
    if (typeof node === 'string')
      found.push(...(node.replace(/^\/\//, 'https://').match(/https?:\/\/[^\s;|"'<>]+/gi) ?? []))
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
    if (typeof node === 'string') found.push(...cleanValue(node).split(/[;,|\n]/))
    else if (Array.isArray(node)) node.forEach(look)
    else if (typeof node === 'object' && node !== null) Object.values(node).forEach(look)
  }
  nodes.forEach(look)
  for (const [name, value] of others)
    if (typeof value === 'string' && /^sim$/i.test(value.trim())) found.push(name.replaceAll('_', ' '))
  return [...new Set(found.map((option) => option.trim()))].filter((option) => option !== '')
}

const NO_CAR =
  /\b(moto|motos|motorcycles?|motocicletas?|ciclomotor|scooter|caminh(ao|oes)|onibus|micro-?onibus|truck|nautica|barco|lancha|jet|quadriciclo|reboque|carretinha|carreta|trator|trailer)\b/
/** What a stock says of a car that nobody can buy now. */
const GONE =
  /vendid|reserv|indispon|inativ|unavail|not[ _]available|out[ _]of[ _]stock|\bsold\b|pending|exclu[ií]d|baixad|bloquead|suspens/i

const isNoCar = (kind: string, about: string): boolean => {
  const plain = kind.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return (
    NO_CAR.test(plain) && !/carro|caminhonete|camioneta|picape|pick-?up|car_/.test(`${plain} ${about.toLowerCase()}`)
  )
}
