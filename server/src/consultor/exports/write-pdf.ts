import PDFDocument from 'pdfkit'
import { type Block, isLeading, type ListItem, type ReportDocument, type Span, textOf } from './document.ts'
import { INK, MARGIN, QUIET, type Writing } from './pdf-page.ts'
import { writeTable } from './pdf-table.ts'
import { showable } from './pdf-text.ts'

const SIZES = { 1: 20, 2: 14, 3: 11.5 } as const
const BODY = 10
const GAP = 7

/** A tagged PDF with bookmarks in the company's name and colour. The same document gives the same bytes. */
export async function writePdf(document: ReportDocument): Promise<Buffer> {
  const doc = new PDFDocument({
    ...{ size: 'A4', margin: MARGIN, bufferPages: true, pdfVersion: '1.7', tagged: true, displayTitle: true },
    lang: document.language,
    info: { Title: document.title, Author: document.companyName, CreationDate: document.at, ModDate: document.at },
  })
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  const writing: Writing = { doc, root, colour: document.colour, outlines: [doc.outline] }
  for (const block of document.blocks) writeBlock(writing, block)
  root.end()
  writeFooters(writing, document)
  doc.end()
  await ended
  return Buffer.concat(parts)
}

function writeBlock(writing: Writing, block: Block): void {
  if (block.kind === 'heading') writeHeading(writing, block)
  else if (block.kind === 'paragraph') writeParagraph(writing, block.spans)
  else if (block.kind === 'list') writeList(writing, block.items)
  else writeTable(writing, block)
}

function writeHeading(writing: Writing, { level, text }: Block & { kind: 'heading' }): void {
  const { doc, root, colour, outlines } = writing
  const shown = showable(text)
  // A heading does not stand alone at the foot of a page.
  if (doc.y > doc.page.height - MARGIN - 90) doc.addPage()
  else if (doc.y > MARGIN) doc.y += GAP
  const parent = outlines[level - 1] ?? doc.outline
  outlines[level] = parent.addItem(shown)
  outlines.length = level + 1
  const content = doc.markStructureContent(`H${level}`)
  doc
    .font('Helvetica-Bold')
    .fontSize(SIZES[level])
    .fillColor(level === 3 ? INK : colour)
  doc.text(`${shown} `, MARGIN, doc.y)
  doc.endMarkedContent()
  root.add(doc.struct(`H${level}`, {}, [content]))
  doc.y += GAP / 2
}

function writeParagraph({ doc, root }: Writing, spans: readonly Span[]): void {
  if (isLeading(spans) && doc.y > doc.page.height - MARGIN - 60) doc.addPage()
  const content = doc.markStructureContent('P')
  writeSpans(doc, spans, MARGIN)
  doc.endMarkedContent()
  root.add(doc.struct('P', {}, [content]))
  doc.y += GAP
}

function writeList({ doc, root }: Writing, items: readonly ListItem[]): void {
  const list = doc.struct('L')
  root.add(list)
  for (const { level, spans } of items) {
    const left = MARGIN + 10 + level * 14
    if (doc.y > doc.page.height - MARGIN - BODY * 2) doc.addPage()
    const { y } = doc
    const label = doc.markStructureContent('Lbl')
    doc
      .font('Helvetica')
      .fontSize(BODY)
      .fillColor(INK)
      .text('• ', left - 10, y, { lineBreak: false })
    const body = doc.markStructureContent('LBody')
    doc.y = y
    writeSpans(doc, spans, left)
    doc.endMarkedContent()
    list.add(doc.struct('LI', {}, [doc.struct('Lbl', {}, [label]), doc.struct('LBody', {}, [body])]))
    doc.y += GAP / 3
  }
  list.end()
  doc.y += GAP / 2
}

function writeSpans(doc: Writing['doc'], spans: readonly Span[], left: number): void {
  const width = doc.page.width - MARGIN - left
  const shown = spans.length === 0 ? [{ text: ' ', bold: false }] : spans
  shown.forEach(({ text, bold }, at) => {
    const isLast = at === shown.length - 1
    doc
      .font(bold ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(BODY)
      .fillColor(INK)
    const said = showable(text) + (isLast ? ' ' : '')
    const options = { width, lineGap: 2, continued: !isLast }
    if (at === 0) doc.text(said, left, doc.y, options)
    else doc.text(said, options)
  })
}

/** Names and numbers of pages are no part of what is read. */
function writeFooters({ doc, colour }: Writing, { companyName, title }: ReportDocument): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    const { width, height, margins } = doc.page
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
    doc.rect(0, 0, width, 6).fill(colour)
    // Text below the margin would begin another page.
    const bottom = margins.bottom
    margins.bottom = 0
    doc.font('Helvetica').fontSize(8).fillColor(QUIET)
    const line = { lineBreak: false, width: width - 2 * MARGIN }
    doc.text(
      showable(textOf([{ text: `${companyName} · ${title}`, bold: false }])).slice(0, 110),
      MARGIN,
      height - 36,
      line,
    )
    doc.text(`${page + 1} / ${count}`, MARGIN, height - 36, { ...line, align: 'right' })
    margins.bottom = bottom
    doc.endMarkedContent()
  }
}
