import type { ExportFormat } from '@recado/contracts/execution-exports'
import type { ReportDocument } from './document.ts'
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
      return (await import('./write-pdf.ts')).writePdf({ ...about, blocks: parseMarkdown(markdown) })
    case 'docx':
      return (await import('./write-docx.ts')).writeDocx({ ...about, blocks: parseMarkdown(markdown) })
  }
}
