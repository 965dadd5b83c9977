import type { Node } from './read-xml.ts'
import { fieldOf, type StockField } from './stock-fields.ts'

type Fields = { [name: string]: Node }

/** Where the cars of a document are: the names on the way ("estoque", "veiculo"), and the cars. */
export interface FoundCars {
  path: string[]
  cars: Fields[]
}

const DEEPEST = 6

/**
 * Finds the cars of a feed: the list with the most members that look like cars, or the one object that does, for a
 * shop with a single car sends it without a list.
 */
export function findCars(
  document: Node,
  map: Readonly<Record<string, StockField>> = {},
  path: readonly string[] = [],
): FoundCars | undefined {
  const found: FoundCars[] = []
  const isCar = (node: Node): node is Fields => looksLikeCar(node, map)
  const look = (node: Node, at: readonly string[]): void => {
    if (at.length > DEEPEST || typeof node !== 'object' || node === null) return
    if (Array.isArray(node)) {
      const cars = node.filter(isCar)
      if (cars.length > 0) found.push({ path: [...at], cars: node.filter(isFields) })
      else for (const one of node.slice(0, 50)) look(one, at)
      return
    }
    const one = isCar(node) ? node : undefined
    if (one !== undefined) {
      found.push({ path: [...at], cars: [one] })
      return
    }
    for (const [name, child] of Object.entries(node as Fields)) look(child, [...at, name])
  }
  look(document, path)
  return found.sort((a, b) => b.cars.length - a.cars.length)[0]
}

const isFields = (node: Node): node is Fields => typeof node === 'object' && node !== null && !Array.isArray(node)

/** A price and two more things that only cars have in one place. */
function looksLikeCar(node: Node, map: Readonly<Record<string, StockField>>): node is Fields {
  if (!isFields(node)) return false
  const fields = new Set(Object.keys(node).map((name) => map[name] ?? fieldOf(name)))
  if (!fields.has('price') && !fields.has('price_cents')) return false
  const telling = [
    'brand',
    'model',
    'title',
    'year',
    'year_made',
    'km',
    'fuel',
    'transmission',
    'version',
    'plate',
  ] as const
  return telling.filter((field) => fields.has(field)).length >= 2
}
