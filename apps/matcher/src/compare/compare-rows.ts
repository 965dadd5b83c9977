import type { DetailOnPage } from '@recado/contracts/car-pages'

export interface CompareRow {
  key: string
  label: string
  /** In the order of the cars; undefined: nobody says. */
  cells: (string | undefined)[]
  /** Places of those that are best. None where nobody can say what is better, or all are the same. */
  best: number[]
}

/** What more of is better, and what less of. Of everything else nobody has said which is better. */
const BETTER: Readonly<Record<string, 'more' | 'less'>> = {
  km: 'less',
  year: 'more',
  km_per_litre: 'more',
  trunk_litres: 'more',
  power_hp: 'more',
  airbags: 'more',
  single_owner: 'more',
  inspection_report: 'more',
}

interface Words {
  price: string
  fipe: string
  money(cents: number): string
}

/** Cars side by side: the price, then each fact that at least one of them states, in the order the cars state them. */
export function compareRows(cars: readonly DetailOnPage[], words: Words): CompareRow[] {
  const labels = new Map(cars.flatMap(({ facts }) => facts.map(({ key, label }) => [key, label] as const)))
  const price: CompareRow = {
    key: 'price',
    label: words.price,
    cells: cars.map(({ price_cents }) => words.money(price_cents)),
    best: bestOf(
      cars.map(({ price_cents }) => price_cents),
      'less',
    ),
  }
  const fipe: CompareRow = {
    key: 'price_position',
    label: words.fipe,
    cells: cars.map(({ price_position }) => price_position.text),
    best: [],
  }
  const facts = [...labels].map(([key, label]): CompareRow => {
    const direction = BETTER[key]
    return {
      key,
      label,
      cells: cars.map((car) => car.facts.find((fact) => fact.key === key)?.value),
      best:
        direction === undefined
          ? []
          : bestOf(
              cars.map((car) => figureOf(car, key)),
              direction,
            ),
    }
  })
  return [price, fipe, ...facts.filter(({ key }) => key !== 'fipe_cents')]
}

function figureOf({ attributes }: DetailOnPage, key: string): number | undefined {
  const value: unknown = attributes[key as keyof typeof attributes]
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : undefined
}

/** Of at least two that are known and differ. */
function bestOf(figures: readonly (number | undefined)[], direction: 'more' | 'less'): number[] {
  const known = figures.filter((figure) => figure !== undefined)
  if (known.length < 2 || new Set(known).size < 2) return []
  const best = direction === 'more' ? Math.max(...known) : Math.min(...known)
  return figures.flatMap((figure, place) => (figure === best ? [place] : []))
}
