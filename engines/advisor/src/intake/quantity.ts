import type { Period, Unit } from '../claims/claim.ts'

/** A number as the text has it, with where it stands. Percentages stay in percent; scales (mil, mi) are multiplied out. */
export interface Quantity {
  id: string
  /** Half-open span in the text as given. */
  start: number
  end: number
  quote: string
  /** Where the number itself ends: before its period. */
  core?: number
  low: number
  high?: number
  unit: Unit
  per?: Period
  /** "45 mil" without a unit: reais when what it measures is money. */
  scaled?: true
  approximate?: boolean
  bound?: 'at_least' | 'at_most'
  /** Ends of "de 120 para 96". */
  role?: 'from' | 'to'
  /** A relative change: its sign is already in `low`. */
  change?: boolean
}
