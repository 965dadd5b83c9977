import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type Block, isLeading, type ReportDocument, type Span, shareColumns } from './document.ts'
import { fixZipTimes } from './fix-zip-times.ts'

const HEADINGS = { 1: HeadingLevel.TITLE, 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2 } as const
const BULLETS = 'bullets'

/** A Word document in the company's name and colour. The same document gives the same bytes. */
export async function writeDocx(document: ReportDocument): Promise<Buffer> {
  const colour = document.colour.replace('#', '').toUpperCase()
  const file = new Document({
    title: document.title,
    creator: document.companyName,
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 21, language: { value: document.language } } },
        title: { run: { size: 40, bold: true, color: colour } },
        heading1: { run: { size: 28, bold: true, color: colour }, paragraph: { spacing: { before: 240, after: 80 } } },
        heading2: { run: { size: 23, bold: true }, paragraph: { spacing: { before: 160, after: 60 } } },
      },
    },
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [0, 1, 2, 3, 4].map((level) => ({
            ...{ level, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT },
            style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 260 } } },
          })),
        },
      ],
    },
    sections: [{ footers: { default: footer(document.companyName) }, children: document.blocks.flatMap(elementsOf) }],
  })
  const core = { path: 'docProps/core.xml', data: coreOf(document) }
  return fixZipTimes(await Packer.toBuffer(file, false, [core]), document.at)
}

function elementsOf(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HEADINGS[block.level], keepNext: true, children: [new TextRun(block.text)] })]
    case 'paragraph':
      return [
        new Paragraph({ keepNext: isLeading(block.spans), spacing: { after: 120 }, children: runsOf(block.spans) }),
      ]
    case 'list':
      return block.items.map(
        ({ level, spans }, at) =>
          new Paragraph({
            ...{ numbering: { reference: BULLETS, level }, children: runsOf(spans) },
            spacing: { after: at === block.items.length - 1 ? 120 : 40 },
          }),
      )
    case 'table':
      // Word needs a paragraph between two tables, and behind the last.
      return [tableOf(block), new Paragraph({ children: [] })]
  }
}

function tableOf({ head, rows }: Block & { kind: 'table' }): Table {
  const columns = Math.max(head.length, ...rows.map(({ length }) => length))
  const shares = shareColumns([head, ...rows])
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'D1D5DB' }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const rowOf = (cells: readonly Span[][], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: Array.from({ length: columns }, (_, at) => {
        const spans = (cells[at] ?? []).map((span) => ({ ...span, bold: isHead || span.bold }))
        return new TableCell({
          margins: { top: 60, bottom: 60, left: 80, right: 80 },
          width: { size: (shares[at] ?? 0) * 100, type: WidthType.PERCENTAGE },
          children: [new Paragraph({ children: runsOf(spans) })],
        })
      }),
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    // Twentieths of a point, for readers that go by the grid: A4 within its margins.
    columnWidths: shares.map((share) => Math.round(share * 9_026)),
    borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
    rows: [rowOf(head, true), ...rows.map((row) => rowOf(row, false))],
  })
}

function runsOf(spans: readonly Span[]): TextRun[] {
  return spans.map(({ text, bold }) => new TextRun({ text: storable(text), bold }))
}

function footer(companyName: string): Footer {
  const children = [`${storable(companyName)} · `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES]
  return new Footer({ children: [new Paragraph({ children: [new TextRun({ size: 16, color: '6B7280', children })] })] })
}

/** XML has no control characters but these. */
function storable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a document may not hold
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ').toWellFormed()
}

/** The library stamps its own clock: this one has the run's. */
function coreOf({ title, companyName, at }: ReportDocument): string {
  const escapeXml = (text: string) =>
    storable(text).replace(
      /[&<>"]/g,
      (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char,
    )
  const time = at.toISOString().replace(/\.\d+Z$/, 'Z')
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(companyName)}</dc:creator><cp:lastModifiedBy>${escapeXml(companyName)}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`
}
