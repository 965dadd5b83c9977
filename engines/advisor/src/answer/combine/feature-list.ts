import { Names } from './names.ts'

/** What a feature is of (`tag|operator`), and its two parts. */
export const tables = new Names()
export const parts = new Names()

/** More than any join has. */
const MOST = 16

/** The features of one join in their order, as numbers; cleared and filled again for the next. */
export class FeatureList {
  readonly table = new Int32Array(MOST)
  readonly left = new Int32Array(MOST)
  readonly right = new Int32Array(MOST)
  size = 0

  add(table: number, left: number, right: number): void {
    this.table[this.size] = table
    this.left[this.size] = left
    this.right[this.size++] = right
  }

  written(): string[] {
    return Array.from({ length: this.size }, (_, n) => written(this.table[n]!, this.left[n]!, this.right[n]!))
  }
}

/** `tag|operator|left|right`. */
export function written(table: number, left: number, right: number): string {
  return `${tables.textOf(table)}|${parts.textOf(left)}|${parts.textOf(right)}`
}
