import { BRANDS, MODELS } from './car-lexicon.ts'
import { remember } from './remember.ts'

/** What one text says of a car. */
export interface CarText {
  brand?: string
  model?: string
  /** What is left of the text after brand and model. */
  version?: string
  transmission?: 'manual' | 'automatic'
  fuel?: string
  body?: string
}

/** Lower case, no accents, words of letters and digits; the plus of "Ka+" and the slash of "M/T" stay. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9+/.]+/)
    .map((word) => word.replace(/^[./]+|[./]+$/g, ''))
    .filter((word) => word !== '')

/** Automatic in all its names; automated gearboxes (Dualogic, I-Motion) have no clutch pedal and are sold as such. */
const AUTOMATIC =
  /^(aut|automatico|automatica|automatic|at|a\/t|at[4-9]|at10|cvt|xtronic|tiptronic|s-tronic|stronic|dsg|dct|edc|dualogic|easytronic|easy-?'?r|i-motion|imotion|powershift|automatizado|automatizada|automated|multidrive|direct|9g-tronic|gsr|semi|sequencial)$/
const MANUAL = /^(mec|mecanico|mecanica|manual|mt|m\/t|mt5|mt6|man)$/
const FUELS: readonly [RegExp, string][] = [
  [/^(hibrido|hibrida|hybrid|hev|phev|mhev|hev2|dm-i)$/, 'hybrid'],
  [/^(eletrico|eletrica|electric|ev|bev)$/, 'electric'],
  [
    /^(flex|totalflex|flexpower|bicombustivel|flexfuel|flexstart|hi-flex|hiflex|tetrafuel|multifuel|biflex|(alcool|etanol)\/gasolina|gasolina\/(alcool|etanol))$/,
    'flex',
  ],
  [/^(diesel|tdi|turbodiesel|dies|tdci|cdi|hdi|biodiesel)$/, 'diesel'],
  [/^(etanol|alcool|ethanol|alc)$/, 'ethanol'],
  [/^(gasolina|gas|gasoline|petrol|gasol)$/, 'gasoline'],
]
const BODIES: readonly [RegExp, string][] = [
  [/^(suv|utilitario|crossover|jipe)$/, 'suv'],
  [/^(sedan|seda)$/, 'sedan'],
  [/^(hatch|hatchback)$/, 'hatch'],
  [/^(picape|pickup|pick-up|caminhonete|camioneta|cabine|truck)$/, 'pickup'],
  [/^(minivan|van|monovolume|mpv)$/, 'minivan'],
  [/^(perua|wagon|sw|estate)$/, 'wagon'],
  [/^(cupe|coupe|conversivel|convertible|cabriolet)$/, 'coupe'],
]

export const readTransmission = remember((text: string): CarText['transmission'] => {
  const words = wordsWithHyphens(text)
  if (words.some((word) => AUTOMATIC.test(word))) return 'automatic'
  return words.some((word) => MANUAL.test(word)) ? 'manual' : undefined
})

export const readFuel = remember((text: string): string | undefined => {
  const words = wordsWithHyphens(text)
  const found = FUELS.filter(([pattern]) => words.some((word) => pattern.test(word))).map(([, fuel]) => fuel)
  // "Álcool e gasolina" and "Flex/GNV" are flex, "híbrido (gasolina)" is a hybrid.
  const both = found.includes('ethanol') && found.includes('gasoline') && !found.includes('hybrid')
  return both ? 'flex' : found[0]
})

export const readBody = remember((text: string): string | undefined => {
  const words = wordsWithHyphens(text)
  return BODIES.find(([pattern]) => words.some((word) => pattern.test(word)))?.[1]
})

/** "GM - Chevrolet" → Chevrolet; a brand we do not know keeps its letters. */
export const readBrand = remember((text: string): string | undefined => {
  const plain = wordsOf(text).join(' ')
  if (plain === '') return undefined
  const known = Object.entries(BRANDS).find(([, names]) => names.includes(plain))
  if (known !== undefined) return known[0]
  const parts = text.split(/\s+[-/|]\s+/).map((part) => wordsOf(part).join(' '))
  const part = Object.entries(BRANDS).find(([, names]) => parts.some((one) => names.includes(one)))
  return part === undefined ? text.trim() : part[0]
})

/**
 * Reads "CRUZE Premier 1.4 16V TB Flex Aut." or "Chevrolet Onix Plus LT 1.0 2020/2021": brand, model, version, gearbox,
 * fuel and body. The model is the longest one known of the brand; else the words up to the engine's size.
 */
export function readCarText(text: string, givenBrand?: string): CarText {
  return read(JSON.stringify([text, givenBrand ?? null]))
}

const read = remember((key: string): CarText => {
  const [text, brand] = JSON.parse(key) as [string, string | null]
  return readWhole(text, brand ?? undefined)
})

function readWhole(text: string, givenBrand: string | undefined): CarText {
  // Registers write "I/TOYOTA COROLLA" of what was imported, and "FIAT/STRADA".
  const shown = text
    .trim()
    .replace(/^(I|IMP)\//i, '')
    .replace(/^([\p{L}-]{2,})\/(?=\p{L})/u, '$1 ')
    .split(/\s+/)
  const car: CarText = {}
  const [transmission, fuel, said] = [readTransmission(text), readFuel(text), readBody(text)]
  if (transmission !== undefined) car.transmission = transmission
  if (fuel !== undefined) car.fuel = fuel
  const named = leadingBrand(shown)
  const brand = givenBrand ?? named?.brand
  const rest =
    named !== undefined && (givenBrand === undefined || named.brand === givenBrand)
      ? shown.slice(named.words)
      : [...shown]
  if (brand !== undefined) car.brand = brand
  if (/^nov[oa]$/i.test(rest[0] ?? '') && rest.length > 1) rest.shift()
  const model = leadingModel(rest, brand)
  if (model !== undefined) {
    car.model = model.name
    if (brand === undefined) car.brand = model.brand
    const version = rest.slice(model.words).join(' ').trim()
    if (version !== '') car.version = version
    const body = said ?? model.body
    if (body !== undefined) car.body = body
  } else if (said !== undefined) car.body = said
  return car
}

function leadingBrand(shown: readonly string[]): { brand: string; words: number } | undefined {
  for (let words = Math.min(3, shown.length); words > 0; words--) {
    const plain = wordsOf(shown.slice(0, words).join(' ')).join(' ')
    const found = Object.entries(BRANDS).find(([, names]) => names.includes(plain))
    if (found !== undefined) return { brand: found[0], words }
  }
  return undefined
}

function leadingModel(
  shown: readonly string[],
  brand: string | undefined,
): { brand: string; name: string; words: number; body?: string } | undefined {
  const squeeze = (text: string): string => wordsOf(text).join('')
  for (let words = Math.min(4, shown.length); words > 0; words--) {
    const plain = squeeze(shown.slice(0, words).join(' '))
    for (const [maker, models] of Object.entries(MODELS)) {
      if (brand !== undefined && maker !== brand) continue
      for (const [name, body] of Object.entries(models))
        if (plain !== '' && squeeze(name) === plain) return { brand: maker, name, words, body }
    }
  }
  if (brand === undefined || shown.length === 0) return undefined
  // Unknown: up to the size of the engine, at most two words ("Polo Track", not "Track 1.0").
  const size = shown.findIndex((word) => /^\d[.,]\d/.test(word))
  const words = Math.max(1, Math.min(size < 0 ? 1 : size, 1))
  return { brand, name: shown.slice(0, words).join(' '), words }
}

function wordsWithHyphens(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const parts = plain.split(/[\s,;()]+/).map((word) => word.replace(/[.]+$/, ''))
  return [...wordsOf(text), ...parts, ...parts.filter((word) => word.includes('/')).flatMap((word) => word.split('/'))]
}
