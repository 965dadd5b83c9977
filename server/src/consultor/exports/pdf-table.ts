import { type Block, type Span, shareColumns, textOf } from './document.ts'
import { INK, LINE, MARGIN, type Writing } from './pdf-page.ts'
import { showable } from './pdf-text.ts'

const SIZE = 8.5
const PADDING = 4
/** PDFKit takes a header's scope, which its types do not know. */
const COLUMN: NonNullable<Parameters<Writing['doc']['struct']>[1]> & { scope: string } = { scope: 'Column' }

/** A table, row by row: a row is not torn between pages unless it is longer than one. */
export function writeTable(writing: Writing, { head, rows }: Block & { kind: 'table' }): void {
  const { doc, root } = writing
  const table = doc.struct('Table')
  root.add(table)
  const widths = shareColumns([head, ...rows]).map((share) => share * (doc.page.width - 2 * MARGIN))
  writeRow(writing, table, head, { widths, tag: 'TH' })
  for (const row of rows) writeRow(writing, table, row, { widths, tag: 'TD' })
  table.end()
  doc.x = MARGIN
  doc.y += 8
}

function writeRow(
  { doc, colour }: Writing,
  table: Writing['root'],
  cells: readonly Span[][],
  { widths, tag }: { widths: readonly number[]; tag: 'TH' | 'TD' },
): void {
  const isHead = tag === 'TH'
  const fontOf = (spans: readonly Span[]) => (isHead || spans.some(({ bold }) => bold) ? 'Helvetica-Bold' : 'Helvetica')
  // The space behind a cell is drawn, so it is measured: without it a last line could be missing.
  const texts = widths.map((_, at) => `${showable(textOf(cells[at] ?? []))} `)
  const heights = texts.map((text, at) =>
    doc
      .font(fontOf(cells[at] ?? []))
      .fontSize(SIZE)
      .heightOfString(text, { width: (widths[at] ?? 0) - 2 * PADDING }),
  )
  const bottom = doc.page.height - MARGIN
  const height = Math.min(Math.max(...heights) + 2 * PADDING, bottom - MARGIN)
  if (doc.y + height > bottom) doc.addPage()
  const { y } = doc
  doc.markContent('Artifact', { type: 'Layout' })
  doc
    .moveTo(MARGIN, y + height)
    .lineTo(doc.page.width - MARGIN, y + height)
    .lineWidth(isHead ? 1 : 0.5)
  doc.strokeColor(isHead ? colour : LINE).stroke()
  doc.endMarkedContent()
  const row = doc.struct('TR')
  table.add(row)
  let left = MARGIN
  texts.forEach((text, at) => {
    const width = (widths[at] ?? 0) - 2 * PADDING
    const content = doc.markStructureContent(tag)
    doc
      .font(fontOf(cells[at] ?? []))
      .fontSize(SIZE)
      .fillColor(INK)
    doc.text(text, left + PADDING, y + PADDING, { width, height: height - PADDING, ellipsis: true })
    doc.endMarkedContent()
    row.add(doc.struct(tag, isHead ? COLUMN : {}, [content]))
    left += widths[at] ?? 0
  })
  row.end()
  doc.y = y + height
}
