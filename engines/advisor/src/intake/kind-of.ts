import type { Quantity } from './quantity.ts'

export type QuantityKind = 'percent' | 'money' | 'count' | 'duration'

/** What a quantity is counted in, as far as its metric asks. */
export function kindOf({ unit }: Pick<Quantity, 'unit'>): QuantityKind {
  if (unit === 'percent' || unit === 'pp' || unit === 'fraction') return 'percent'
  if (unit === 'BRL' || unit === 'USD' || unit === 'EUR') return 'money'
  return unit === 'count' || unit === 'times' ? 'count' : 'duration'
}
