import { readMoney } from '@recado/brazil/read-money'
import { type CarAttributes, type CarView, CreateCarBody, UpdateCarBody } from '@recado/contracts/cars'
import { z } from 'zod'
import { writeMoney } from './write-money.ts'

/** Attributes that a person types as figures, those that are chosen, and those that are yes, no or unknown. */
export const FIGURES = [
  'year',
  'year_made',
  'km',
  'doors',
  'seats',
  'engine_litres',
  'power_hp',
  'trunk_litres',
  'airbags',
  'km_per_litre',
] as const
export const CHOICES = ['body', 'fuel', 'transmission', 'color'] as const
export const FLAGS = ['single_owner', 'inspection_report', 'turbo', 'four_wheel_drive', 'armored'] as const
/** Figures that are typed with a comma and not with points between thousands. */
const DECIMALS = new Set<string>(['km_per_litre', 'power_hp', 'trunk_litres', 'engine_litres'])
const TEXTS = ['brand', 'model', 'version', 'plate_final_digit', 'city'] as const
export const UNKNOWN = 'unknown'

type Typed = Record<(typeof FIGURES | typeof CHOICES | typeof FLAGS | typeof TEXTS)[number] | 'fipe_cents', string>

/** A car as a form has it: all of it as text, money as people write it. Names as the contract's, so that errors find their field. */
export interface CarValues {
  title: string
  price_cents: string
  stock_key: string
  description: string
  /** One a line. */
  options: string
  arrived_at: Date | null
  attributes: Typed
}

export const CreateCarForm = z.preprocess((values) => createBodyOf(filled(values as CarValues)), CreateCarBody)
export const UpdateCarForm = z.preprocess((values) => updateBodyOf(filled(values as CarValues)), UpdateCarBody)

export function valuesOf(car: CarView | undefined): CarValues {
  const known = (car?.attributes ?? {}) as CarAttributes
  const text = (value: unknown) => (value === undefined ? '' : String(value).replace('.', ','))
  const flag = (value: boolean | undefined) => (value === undefined ? UNKNOWN : value ? 'yes' : 'no')
  return {
    title: car?.title ?? '',
    price_cents: car === undefined ? '' : writeMoney(car.price_cents),
    stock_key: car?.stock_key ?? '',
    description: car?.description ?? '',
    options: car?.options.join('\n') ?? '',
    arrived_at: car?.arrived_at ?? null,
    attributes: {
      ...(Object.fromEntries(FIGURES.map((key) => [key, text(known[key])])) as Record<
        (typeof FIGURES)[number],
        string
      >),
      ...(Object.fromEntries(CHOICES.map((key) => [key, known[key] ?? UNKNOWN])) as Record<
        (typeof CHOICES)[number],
        string
      >),
      ...(Object.fromEntries(FLAGS.map((key) => [key, flag(known[key])])) as Record<(typeof FLAGS)[number], string>),
      ...(Object.fromEntries(TEXTS.map((key) => [key, known[key] ?? ''])) as Record<(typeof TEXTS)[number], string>),
      fipe_cents: known.fipe_cents === undefined ? '' : writeMoney(known.fipe_cents),
    },
  }
}

export function createBodyOf({ stock_key, ...values }: CarValues): z.input<typeof CreateCarBody> {
  return {
    ...contentOf(values),
    ...(stock_key.trim() === '' ? {} : { stock_key }),
    ...(values.arrived_at === null ? {} : { arrived_at: values.arrived_at.toISOString() }),
  }
}

export function updateBodyOf({ stock_key: _key, ...values }: CarValues): z.input<typeof UpdateCarBody> {
  return {
    ...contentOf(values),
    ...(values.arrived_at === null ? {} : { arrived_at: values.arrived_at.toISOString() }),
  }
}

/** The resolver of forms takes what is empty away. */
function filled(values: Partial<CarValues>): CarValues {
  const blank = valuesOf(undefined)
  return { ...blank, ...values, attributes: { ...blank.attributes, ...values.attributes } }
}

function contentOf({ title, price_cents, description, options, attributes }: Omit<CarValues, 'stock_key'>) {
  const { brand, model, version } = attributes
  return {
    title:
      title.trim() ||
      [brand, model, version]
        .map((part) => part.trim())
        .filter(Boolean)
        .join(' '),
    price_cents: centavosOf(price_cents) as number,
    description: description.trim(),
    // What parts options in files parts them here too.
    options: options
      .split(/[\n;,|]/)
      .map((option) => option.trim())
      .filter(Boolean),
    attributes: attributesOf(attributes),
  }
}

function attributesOf(typed: Typed): z.input<typeof CarAttributes> {
  const known: Record<string, string | number | boolean> = {}
  for (const key of FIGURES) {
    const figure = figureOf(typed[key], DECIMALS.has(key))
    if (figure !== undefined) known[key] = figure
  }
  const fipe = centavosOf(typed.fipe_cents)
  if (fipe !== undefined) known.fipe_cents = fipe
  for (const key of CHOICES) if (typed[key] !== UNKNOWN) known[key] = typed[key]
  for (const key of FLAGS) if (typed[key] !== UNKNOWN) known[key] = typed[key] === 'yes'
  for (const key of TEXTS) if (typed[key].trim() !== '') known[key] = typed[key].trim()
  return known
}

/** Below every figure's least: what is no figure is said to be wrong and not to be missing. */
const WRONG = -1

/** "45.000" is forty-five thousand; a comma parts decimals. Undefined where nothing is written. */
function figureOf(text: string, decimals: boolean): number | undefined {
  const plain = text.replace(/\s|km$/gi, '')
  if (plain === '') return undefined
  const figure = decimals
    ? /^\d+([.,]\d+)?$/.test(plain) && Number(plain.replace(',', '.'))
    : /^(\d+|\d{1,3}(\.\d{3})+)$/.test(plain) && Number(plain.replaceAll('.', ''))
  return figure === false ? WRONG : figure
}

function centavosOf(text: string): number | undefined {
  if (text.trim() === '') return undefined
  const read = readMoney(text)
  return read.ok ? read.value : WRONG
}
