import type { Quantity } from './quantity.ts'

/** A quantity while it is being read: not numbered yet, with the scale that a neighbour may borrow. */
export type Draft = Omit<Quantity, 'id' | 'quote'> & { bareScale?: number }

/** Without the dust of binary fractions. */
export const rounded = (x: number): number => Number(x.toPrecision(12))
