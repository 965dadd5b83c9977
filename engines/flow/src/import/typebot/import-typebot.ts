import { BUILT_IN_VARIABLES } from '../../flow/compile-flow.ts'
import {
  FLOW_SCHEMA_VERSION,
  type FlowDocument,
  type FlowEdge,
  flowDocumentSchema,
  MAX_BLOCKS,
} from '../../flow/flow-document.ts'
import { parseFlow } from '../../flow/parse-flow.ts'
import type { Problem, ProblemCode } from '../../flow/problem.ts'
import { isDeeperThan, MAX_DOCUMENT_DEPTH, MAX_DOCUMENT_LENGTH, parseJson } from '../../flow/read-document.ts'
import { validateFlow } from '../../flow/validate-flow.ts'
import type { Locale } from '../../language/locale.ts'
import { connectBlocks } from './connect-blocks.ts'
import { convertBlocks } from './convert-blocks.ts'
import { cutLoops } from './cut-loops.ts'
import { findStart } from './find-start.ts'
import { planBlocks } from './plan-blocks.ts'
import { renameVariables } from './rename-variables.ts'
import type { ReportCode, ReportLine } from './report-line.ts'
import { type Typebot, typebotSchema, withLaterNames } from './typebot-document.ts'

export type ImportedFlow =
  | { ok: true; document: FlowDocument; report: ReportLine[] }
  | { ok: false; problems: Problem[] }

/**
 * Makes a flow of a Typebot export (JSON text or parsed; versions 1 to 6.1) and a report of everything that did not come
 * along as it was. A block without counterpart becomes a visible placeholder with a report line; none is dropped. `ok`
 * means that the flow parses and that `validateFlow` finds no error in it.
 */
export function importTypebot(input: unknown, options: { id?: string; locale?: Locale } = {}): ImportedFlow {
  const json = typeof input === 'string' ? parseJson(input) : { ok: true as const, value: input }
  if (!json.ok) return failed(json.code, json.detail)
  if (isDeeperThan(json.value, MAX_DOCUMENT_DEPTH)) return failed('too_deep', String(MAX_DOCUMENT_DEPTH))
  const read = typebotSchema.safeParse(withLaterNames(json.value))
  if (!read.success) {
    const issue = read.error.issues[0]
    return failed('invalid_shape', issue?.message ?? '', issue?.path.join('.'))
  }
  if (read.data.groups.reduce((sum, group) => sum + group.blocks.length, 0) > MAX_BLOCKS) {
    return failed('too_large', `${MAX_BLOCKS}`)
  }
  return convert(read.data, options)
}

function convert(typebot: Typebot, options: { id?: string; locale?: Locale }): ImportedFlow {
  const report: ReportLine[] = []
  const note = (code: ReportCode, kind: ReportLine['kind'], detail: string, rest: Partial<ReportLine> = {}) =>
    report.push({ code, kind, detail, block: null, group: '', original_type: '', ...rest })

  const names = renameVariables(typebot, BUILT_IN_VARIABLES)
  const plan = planBlocks(typebot)
  const converted = convertBlocks(typebot, plan, names, report)
  const edges: FlowEdge[] = connectBlocks(typebot, plan, converted, (to) => note('edge_dropped', 'lost', to))
  for (let n = 0; n < typebot.unreadableEdges; n++) note('edge_dropped', 'lost', '?')
  const start = findStart(typebot, plan, converted)
  if (start === undefined) return failed('missing_start', 'start')
  for (const { from, to } of names.renamed) note('variable_renamed', 'changed', `${from} → ${to}`)
  for (const event of typebot.events)
    if (event.type !== 'start') note('event_dropped', 'lost', event.type, { original_type: event.type })
  for (const setting of ['whatsApp', 'typingEmulation']) {
    if (typebot.settings && setting in typebot.settings) note('setting_dropped', 'lost', setting)
  }
  const document = flowDocumentSchema.safeParse({
    schema_version: FLOW_SCHEMA_VERSION,
    id: options.id ?? 'imported',
    name: typebot.name.slice(0, 200) || 'Typebot',
    locale: options.locale ?? 'pt-BR',
    start,
    variables: [...new Set([...names.byId.values(), ...converted.declared])].map((name) => ({ name, type: 'text' })),
    blocks: converted.blocks.map(({ block }) => block),
    edges,
  })
  if (!document.success) {
    const issue = document.error.issues[0]
    return failed('invalid_shape', issue?.message ?? '', issue?.path.join('.'))
  }
  const groups = new Map(
    typebot.groups.flatMap((group) => group.blocks.map((block) => [plan.idOf(block), group.title])),
  )
  return asserted(
    cutLoops(document.data, (block) => note('loop_cut', 'lost', '', { block, group: groups.get(block) ?? '' })),
    report,
  )
}

/** Nothing is called imported that would not parse or could not be published. */
function asserted(document: FlowDocument, report: ReportLine[]): ImportedFlow {
  if (JSON.stringify(document).length > MAX_DOCUMENT_LENGTH) {
    return failed('too_large', `${MAX_DOCUMENT_LENGTH / 1e6} MB`)
  }
  const parsed = parseFlow(document)
  const problems = parsed.ok ? validateFlow(parsed.flow) : parsed.problems
  const errors = problems.filter((problem) => problem.severity === 'error')
  return errors.length > 0 ? { ok: false, problems: errors.slice(0, 50) } : { ok: true, document, report }
}

function failed(code: ProblemCode, detail: string, path?: string): ImportedFlow {
  return {
    ok: false,
    problems: [{ code, severity: 'error', detail: detail.slice(0, 200), ...(path === undefined ? {} : { path }) }],
  }
}
