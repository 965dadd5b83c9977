/** A stretch of text of one weight. */
export interface Span {
  text: string
  bold: boolean
}

export interface ListItem {
  /** 0 and up. */
  level: number
  spans: Span[]
}

/** What documents are made of, whatever their format. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'list'; items: ListItem[] }
  | { kind: 'table'; head: Span[][]; rows: Span[][][] }

export interface ReportDocument {
  title: string
  /** Whose document it is: of the tenant's brand. */
  companyName: string
  /** `#rrggbb` */
  colour: string
  language: string
  /** The day it was made, as its reader writes it. */
  day: string
  /** The clock of the run, not of whoever downloads: what is made again is the same bytes. */
  at: Date
  blocks: Block[]
}

/** A line that is bold all through is the head of what follows. */
export const isLeading = (spans: readonly Span[]): boolean => spans.length > 0 && spans.every(({ bold }) => bold)

export const textOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('')

/** No column is narrower than this share of an equal one. */
const LEAST = 0.5

/** What of a table's width is each column's, by the length of what stands in it, none of them starved; they sum to one. */
export function shareColumns(rows: readonly (readonly Span[])[][]): number[] {
  const count = Math.max(...rows.map(({ length }) => length))
  const lengths = Array.from({ length: count }, (_, at) => {
    const longest = Math.max(...rows.map((row) => textOf(row[at] ?? []).length))
    return Math.min(60, Math.max(6, longest))
  })
  const total = lengths.reduce((sum, length) => sum + length, 0)
  return lengths.map((length) => LEAST / count + ((1 - LEAST) * length) / total)
}
