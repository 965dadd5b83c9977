import type { ExportFormat } from '@recado/contracts/execution-exports'
import type { Block, ReportDocument } from './document.ts'
import { parseMarkdown } from './parse-markdown.ts'

/** A report as it is told, and as data. */
export interface ExportedReport extends Omit<ReportDocument, 'blocks'> {
  markdown: string
  data: unknown
}

/** The bytes of a report in a format. Pure: the same report gives the same bytes. */
export async function renderFile(format: ExportFormat, { markdown, data, ...about }: ExportedReport): Promise<Buffer> {
  switch (format) {
    case 'markdown':
      return Buffer.from(markdown)
    case 'json':
      return Buffer.from(`${JSON.stringify(data, null, 2)}\n`)
    case 'pdf':
      // Each library is some ten megabytes: a thread loads the one it uses.
      return (await import('./write-pdf.ts')).writePdf({ ...about, blocks: blocksOf(markdown, about) })
    case 'docx':
      return (await import('./write-docx.ts')).writeDocx({ ...about, blocks: blocksOf(markdown, about) })
  }
}

/** Below the first heading stand whose report it is, of which day, and what was asked: a page that is printed has no more. */
function blocksOf(markdown: string, { companyName, day, title }: Omit<ReportDocument, 'blocks'>): Block[] {
  const blocks = parseMarkdown(markdown)
  const origin: Block[] = [
    {
      kind: 'paragraph',
      spans: [
        { text: companyName, bold: true },
        { text: ` · ${day}`, bold: false },
      ],
    },
    { kind: 'paragraph', spans: [{ text: `“${title}”`, bold: false }] },
  ]
  return blocks.toSpliced(blocks[0]?.kind === 'heading' ? 1 : 0, 0, ...origin)
}
