import { FlowStarts } from '@recado/contracts/flow-starts'
import { FlowCanvas, FlowDraftDocument, type FlowExport, type FlowImportLine } from '@recado/contracts/flows'
import { cleanLine, isBlank } from '@recado/contracts/unseen'
import type { Locale } from '@recado/contracts/wire'
import { importTypebot, problemText, reportText } from '@recado/flow'
import { z } from 'zod'
import type { NewFlow } from './create-flow.ts'
import { errors } from './errors.ts'
import { isPlain } from './require-storable.ts'

/** A flow out of a file, and what did not come along as it was. The name is the file's, where it has a usable one. */
export interface ReadFlow {
  flow: Omit<NewFlow, 'name'> & { name: string | undefined }
  report: FlowImportLine[]
}

const ExportFile = z.looseObject({
  format: z.literal('recado.flow'),
  format_version: z.literal(1),
  name: z.string().default(''),
  document: FlowDraftDocument,
  canvas: FlowCanvas.default({}),
  starts: FlowStarts.default([]),
})

const MAX_NAME = 120

/** What `exportFlow` writes, or a document alone. @throws flow_file_unreadable, flow_malformed (422) */
export function readFlowFile(file: unknown): ReadFlow {
  const json = typeof file === 'string' ? parse(file) : file
  // Reading a shape drops what is strange about it; nobody would be told.
  if (!isPlain(json)) throw errors.flow_malformed()
  const wrapped = ExportFile.safeParse(json)
  if (wrapped.success) {
    const { name, document, canvas, starts } = wrapped.data
    return { flow: { name: nameOf(name) ?? nameOf(document.name), document, canvas, starts }, report: [] }
  }
  const bare = FlowDraftDocument.safeParse(json)
  const isExport = typeof json === 'object' && json !== null && 'format' in json
  if (!bare.success || isExport) throw unreadable((isExport ? wrapped.error : bare.error)?.issues[0]?.path.join('.'))
  return { flow: { name: nameOf(bare.data.name), document: bare.data, canvas: {}, starts: [] }, report: [] }
}

/** A bot of Typebot, as its editor exports it or its API answers it. @throws flow_file_unreadable (422, with the problems) */
export function readTypebotFile(file: unknown, locale: Locale): ReadFlow {
  const imported = importTypebot(file, { id: 'main', locale })
  if (!imported.ok) {
    const problems = imported.problems.map((problem) => ({ ...problem, text: problemText(problem, locale) }))
    throw errors.flow_file_unreadable({ params: { detail: problems[0]?.text ?? '' }, extra: { problems } })
  }
  const report = imported.report.map((line) => {
    const { code, kind, block, group, original_type } = line
    return { code, kind, block, group, original_type, text: reportText(line, locale) }
  })
  const document = FlowDraftDocument.parse(imported.document)
  return { flow: { name: nameOf(document.name), document, canvas: {}, starts: [] }, report }
}

/** For elsewhere: inboxes and labels are of this company. */
export function exportFlow(name: string, { document, canvas, starts }: Omit<NewFlow, 'name'>): FlowExport {
  return {
    format: 'recado.flow',
    format_version: 1,
    name,
    document,
    canvas,
    starts: starts.map((start) => ({
      ...start,
      inbox_ids: [],
      ...('label_ids' in start ? { label_ids: [] } : {}),
    })),
  }
}

function parse(text: string): unknown {
  try {
    // Windows programs put a byte order mark in front.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw unreadable((cause as Error).message.slice(0, 200), cause)
  }
}

function unreadable(detail: string | undefined, cause?: unknown) {
  return errors.flow_file_unreadable({ params: { detail: detail ?? '' }, cause })
}

function nameOf(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
  const name = cleanLine(text.replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, ' ').toWellFormed()).slice(0, MAX_NAME)
  return isBlank(name) ? undefined : name.toWellFormed()
}
