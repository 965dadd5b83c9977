import { documentTree, type Fields, type Frame, type Node } from './document-tree.ts'
import { plainAd } from './olx-ads.ts'
import { remember } from './remember.ts'
import { fieldOf, flatRecord, plainName, type StockField } from './stock-fields.ts'
import { StockStopped } from './stock-problem.ts'

/** Where the cars of a document are: the names on the way ("estoque", "veiculo"), and what the first of them name. */
export interface FoundCars {
  path: readonly string[]
  names: ReadonlySet<string>
}

const DEEPEST = 6
/** So much of a document, in characters, is looked at to see where its cars are; and so much where none were seen. */
const SAMPLE = 512 * 1024
const MOST_SAMPLED = 16 * 1024 * 1024
/** Read at once, so that a document that comes whole is held no longer than one that comes in pieces. */
const PIECE = 64 * 1024
/** One car, in characters. */
const LARGEST_CAR = 4 * 1024 * 1024

/**
 * Finds the cars of a feed as it is read: what stands in the place where most things of its beginning look like cars,
 * in one list or in several, or by itself, for a shop with a single car sends it without a list. Once the place is
 * known, one car is held and everything else passed over.
 * @throws StockStopped for no_cars, too_large and what is no document.
 */
export function documentCars(
  format: 'json' | 'xml',
  {
    map = {},
    onFound,
    onCar,
  }: {
    map?: Readonly<Record<string, StockField>> | undefined
    onFound(found: FoundCars): void
    onCar(fields: Fields): void
  },
): { push(text: string): void; end(): void } {
  let place: readonly string[] | undefined
  /** Things with fields that have ended, until the place is known. */
  let sample: { path: string; fields: Fields; isCar: boolean }[] | undefined = []
  const begins = new WeakMap<Frame, number>()
  const paths = new Map<string, readonly string[]>()
  let sampled = 0
  let next = SAMPLE
  let size = 0

  const isCarAt = (frame: Frame, path: readonly string[]): boolean =>
    frame.kind !== 'array' && path.length === place!.length && path.every((name, i) => placeName(name) === place![i])

  const tree = documentTree(format, {
    opened(frame, path, stack) {
      if (place === undefined) begins.set(frame, sample!.length)
      else frame.keeps = stack.at(-2)!.keeps || isCarAt(frame, path)
    },
    closed(made, frame, path, stack) {
      const value = format === 'json' && isOlxAd(path) ? plainAd(made) : made
      if (place === undefined) {
        if (isFields(value) && path.length <= DEEPEST) keep(frame, path, value)
      } else if (frame.keeps && !stack.at(-1)!.keeps) {
        size = 0
        if (isFields(value)) onCar(value)
      }
      return value
    },
    grew(characters) {
      if (place === undefined) sampled += characters
      else {
        size += characters
        if (size > LARGEST_CAR) throw new StockStopped({ code: 'too_large', limit: LARGEST_CAR })
      }
    },
  })
  const keep = (frame: Frame, path: readonly string[], fields: Fields): void => {
    const isCar = looksLikeCar(fields, map)
    // What is within a car is none.
    if (isCar) sample!.length = begins.get(frame) ?? sample!.length
    const names = path.map(placeName)
    const key = names.join('\0')
    if (!paths.has(key)) paths.set(key, names)
    sample!.push({ path: key, fields, isCar })
  }
  const choose = (): boolean => {
    const counts = new Map<string, number>()
    for (const { path, isCar } of sample!) if (isCar) counts.set(path, (counts.get(path) ?? 0) + 1)
    const [best] = [...counts].sort(([, a], [, b]) => b - a)
    if (best === undefined) return false
    const cars = sample!.filter(({ path }) => path === best[0]).map(({ fields }) => fields)
    place = paths.get(best[0])!
    sample = undefined
    onFound({ path: place, names: new Set(cars.slice(0, 50).flatMap((car) => Object.keys(car).map(plainName))) })
    for (const car of cars) onCar(car)
    return true
  }
  const take = (text: string): void => {
    tree.push(text)
    if (place !== undefined || sampled < next) return
    if (choose()) tree.release(isCarAt)
    next *= 2
    if (place === undefined && next > MOST_SAMPLED) throw new StockStopped({ code: 'no_cars' })
  }
  return {
    push(text) {
      for (let at = 0; at < text.length; at += PIECE) take(text.slice(at, at + PIECE))
    },
    end() {
      tree.end()
      if (place === undefined && !choose()) throw new StockStopped({ code: 'no_cars' })
    },
  }
}

const isOlxAd = (path: readonly string[]): boolean => path.length === 1 && path[0] === 'ad_list'

const isFields = (node: Node): node is Fields => typeof node === 'object' && node !== null && !Array.isArray(node)

const TELLING = new Set<StockField | undefined>([
  ...(['brand', 'model', 'title', 'year', 'year_made', 'km', 'fuel', 'transmission', 'version', 'plate'] as const),
])

/** A price and two more things that only cars have in one place; or what is left of it without a car within it. */
function looksLikeCar(node: Fields, map: Readonly<Record<string, StockField>>): boolean {
  const isCar = (record: Readonly<Record<string, Node>>): boolean => {
    const fields = new Set(Object.keys(record).map((name) => map[name] ?? fieldOf(name)))
    return (
      (fields.has('price') || fields.has('price_cents')) &&
      [...fields].filter((field) => TELLING.has(field)).length >= 2
    )
  }
  if (isCar(node)) return true
  const flat = flatRecord(node, map)
  return flat !== node && isCar(flat) && !Object.values(node).some((inner) => isFields(inner) && isCar(inner))
}

/** "1001", "veiculo2": things that are numbered by their names are in one place. */
const placeName = remember((name: string): string => name.replace(/\d+/g, '#'))
