import { formatCep, formatCnpj, formatCpf } from '@recado/brazil/format-document'
import { formatPhone } from '@recado/brazil/format-phone'
import { formatBrl, formatNumber, formatWholeBrl } from './format-number.ts'
import { localTime } from './local-time.ts'
import type { Locale } from './locale.ts'
import { isEmptyValue, type Value, valueToText } from './value.ts'

export type FilterContext = {
  locale: Locale
  timeZone: string
  /** Where an answer is kept → option id → title. */
  titles?: ReadonlyMap<string, ReadonlyMap<string, string>>
}
type Filter = (
  value: Value | undefined,
  argument: string,
  context: FilterContext,
  path: readonly string[],
) => Value | undefined

/** The filters a template may use, by name. Money is integer centavos, so `brl` of 120050 is "R$ 1.200,50" and `brl:whole` "R$ 1.201". */
export const filters: Readonly<Record<string, Filter>> = {
  upper: (value) => valueToText(value).toUpperCase(),
  lower: (value) => valueToText(value).toLowerCase(),
  capitalize: (value) => capitalizeName(valueToText(value)),
  trim: (value) => valueToText(value).trim(),
  first_word: (value) => valueToText(value).trim().split(/\s+/)[0] ?? '',
  default: (value, fallback) => (isEmptyValue(value) ? fallback : value),
  join: (value, separator) => (Array.isArray(value) ? value.map(valueToText).join(separator || ', ') : value),
  count: (value) => (Array.isArray(value) ? value.length : valueToText(value).length),
  number: (value, _argument, { locale }) => withNumber(value, (n) => formatNumber(n, locale)),
  brl: (value, style, { locale }) =>
    withNumber(value, (n) => (style === 'whole' ? formatWholeBrl : formatBrl)(n, locale)),
  percent: (value, _argument, { locale }) => withNumber(value, (n) => `${formatNumber(n, locale)}%`),
  date: (value, style, context) => formatDate(value, style, context),
  time: (value, _argument, { timeZone }) => formatTime(value, timeZone),
  phone: (value) => formatPhone(valueToText(value), 'pt-BR'),
  cpf: (value) => formatCpf(valueToText(value)),
  cnpj: (value) => formatCnpj(valueToText(value)),
  cep: (value) => formatCep(valueToText(value)),
  title: (value, _argument, { titles }, path) => withTitles(value, titles?.get(path.join('.'))),
  json: (value) => JSON.stringify(value ?? null),
}

/** The title of the option chosen, or of each; what is no option's id stays as it is. */
function withTitles(value: Value | undefined, titles: ReadonlyMap<string, string> | undefined): Value | undefined {
  const one = (id: Value): Value => (typeof id === 'string' ? (titles?.get(id) ?? id) : id)
  return Array.isArray(value) ? value.map(one) : value === undefined ? undefined : one(value)
}

function withNumber(value: Value | undefined, format: (n: number) => string): Value | undefined {
  const n = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof n === 'number' && Number.isFinite(n) ? format(n) : value
}

// "maria da silva" → "Maria da Silva": joining words of Portuguese and Spanish names stay small.
const JOINING = new Set(['da', 'de', 'do', 'das', 'dos', 'e', 'del', 'la', 'y'])

function capitalizeName(text: string): string {
  return text
    .toLowerCase()
    .split(' ')
    .map((word, index) => (index > 0 && JOINING.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')
}

function formatDate(value: Value | undefined, style: string, { locale, timeZone }: FilterContext): Value | undefined {
  const iso = typeof value === 'number' ? safeLocalDate(value, timeZone) : valueToText(value)
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  if (!match) return value
  const [, year, month, day] = match
  if (style === 'iso') return `${year}-${month}-${day}`
  const short = locale === 'en' ? `${month}/${day}` : `${day}/${month}`
  return style === 'short' ? short : `${short}/${year}`
}

function formatTime(value: Value | undefined, timeZone: string): Value | undefined {
  if (typeof value !== 'number' || safeLocalDate(value, timeZone) === '') return value
  const { minutes } = localTime(value, timeZone)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Instants past the year 9999 or so are a mistake in the flow, not a reason to stop the conversation. */
function safeLocalDate(at: number, timeZone: string): string {
  return Math.abs(at) < 2.5e14 ? localTime(at, timeZone).date : ''
}
