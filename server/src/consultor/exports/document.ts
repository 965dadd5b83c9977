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
  /** The clock of the run, not of whoever downloads: what is made again is the same bytes. */
  at: Date
  blocks: Block[]
}

export const textOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('')
