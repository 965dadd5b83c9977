import type PDFDocument from 'pdfkit'

export const MARGIN = 56
export const INK = '#1f2937'
export const QUIET = '#6b7280'
export const LINE = '#d1d5db'

type Doc = InstanceType<typeof PDFDocument>

/** A document being written: where its structure and its bookmarks grow. */
export interface Writing {
  doc: Doc
  root: ReturnType<Doc['struct']>
  colour: string
  /** The bookmark that is open at each level. */
  outlines: Doc['outline'][]
}
