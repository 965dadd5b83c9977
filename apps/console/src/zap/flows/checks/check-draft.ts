import type { FlowChannel } from '@recado/contracts/flow-channels'
import { type Problem, parseFlow, problemText, validateFlow } from '@recado/flow'
import { type Block, blockFacts, blockSchema, type FlowDocument, type Locale } from '@recado/flow/schemas'
import type { z } from 'zod'
import { type Check, DETAIL, type FieldFault } from './check.ts'
import { checkChannels } from './check-channels.ts'

/**
 * Everything wrong with a document that may be unfinished. A block with an empty field is set aside for the other checks,
 * so that one of them does not hide what is wrong elsewhere, as it would in `parseFlow`.
 * @param channels where the flow will be shown
 */
export function checkDraft(document: FlowDocument, locale: Locale, channels: readonly FlowChannel[]): Check[] {
  const fields: Check[] = []
  const hints: Check[] = []
  const setAside = new Set<string>()
  const finished = (body: string, block: Block): Block => {
    const fault = fieldFault(block)
    hints.push(...checkChannels(body, block, channels))
    if (fault === undefined) return block
    fields.push({ kind: 'field', severity: 'error', body, block: block.id, ...fault })
    setAside.add(key(body, block.id))
    return standIn(block)
  }
  const parsed = parseFlow({
    ...document,
    blocks: document.blocks.map((block) => finished(document.id, block)),
    sub_flows: document.sub_flows.map((flow) => ({
      ...flow,
      blocks: flow.blocks.map((block) => finished(flow.id, block)),
    })),
  })
  const problems = parsed.ok ? validateFlow(parsed.flow) : parsed.problems
  const rest = problems
    .filter(({ code, flow, block }) => code !== 'placeholder' || !setAside.has(key(flow, block)))
    .map((problem) => checkOf(problem, locale))
  return [...fields, ...rest, ...hints]
}

function checkOf(problem: Problem, locale: Locale): Check {
  const { code, severity, flow, block, detail } = problem
  const text = problemText({ ...problem, detail: DETAIL }, locale)
  return { kind: 'flow', code, severity, body: flow, block, detail, text }
}

function fieldFault(block: Block): { fault: FieldFault; field: string } | undefined {
  const read = blockSchema.safeParse(block)
  if (read.success) return undefined
  const issue = read.error.issues[0]
  if (issue === undefined) return undefined
  const field = issue.path.findLast((part) => typeof part === 'string') ?? ''
  return { fault: faultOf(issue, block), field }
}

function faultOf(issue: z.core.$ZodIssue, block: Block): FieldFault {
  if (issue.code === 'too_big') return 'too_long'
  if (issue.code === 'too_small' || issue.code === 'custom') return 'empty'
  const value = issue.path.reduce<unknown>((at, part) => (isRecord(at) ? at[part] : undefined), block)
  return value === '' || value === undefined ? 'empty' : 'malformed'
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return value !== null && typeof value === 'object'
}

/** A block of the same outputs, so that paths through it are still followed. */
function standIn(block: Block): Block {
  return { id: block.id, type: 'placeholder', original_type: block.type, outputs: blockFacts(block).outputs }
}

function key(flow: string | undefined, block: string | undefined): string {
  return `${flow}/${block}`
}
