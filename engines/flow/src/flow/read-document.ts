import type { z } from 'zod'
import { FLOW_SCHEMA_VERSION, type FlowDocument, flowDocumentSchema } from './flow-document.ts'
import type { Problem } from './problem.ts'

/** Largest document (characters): 10,000 blocks of 500 characters. */
export const MAX_DOCUMENT_LENGTH = 5_000_000
/** Deepest nesting. A recursive reader would overflow its stack on ten thousand brackets. */
export const MAX_DOCUMENT_DEPTH = 60
const MAX_PROBLEMS = 50

export type ReadDocument = { ok: true; document: FlowDocument } | { ok: false; problems: Problem[] }

/** Reads a document from JSON text or parsed JSON and checks its shape, nothing else. Never throws. */
export function readDocument(input: unknown): ReadDocument {
  const json = typeof input === 'string' ? parseJson(input) : { ok: true as const, value: input }
  if (!json.ok) return failed({ code: json.code, detail: json.detail })
  if (isDeeperThan(json.value, MAX_DOCUMENT_DEPTH))
    return failed({ code: 'too_deep', detail: String(MAX_DOCUMENT_DEPTH) })
  const version = versionOf(json.value)
  if (version !== undefined && version !== FLOW_SCHEMA_VERSION) {
    return failed({ code: 'unknown_version', detail: String(version).slice(0, 40) })
  }
  const parsed = flowDocumentSchema.safeParse(json.value)
  return parsed.success
    ? { ok: true, document: parsed.data }
    : { ok: false, problems: shapeProblems(parsed.error, json.value) }
}

export type ParsedJson =
  | { ok: true; value: unknown }
  | { ok: false; code: 'invalid_json' | 'too_large'; detail: string }

/** `JSON.parse` with a limit on size and no exception. */
export function parseJson(text: string): ParsedJson {
  if (text.length > MAX_DOCUMENT_LENGTH)
    return { ok: false, code: 'too_large', detail: `${MAX_DOCUMENT_LENGTH / 1e6} MB` }
  try {
    // Windows programs put a byte order mark in front.
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch (error) {
    return { ok: false, code: 'invalid_json', detail: (error instanceof Error ? error.message : '').slice(0, 200) }
  }
}

/** Walks level by level, without recursion, so that depth itself cannot hurt. Cyclic objects count as too deep. */
export function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true
    const next: unknown[] = []
    for (const one of level) {
      if (one === null || typeof one !== 'object') continue
      for (const child of Object.values(one)) if (child !== null && typeof child === 'object') next.push(child)
      // An object that holds itself many times grows without end before it gets deep.
      if (next.length > 2_000_000) return true
    }
    level = next
  }
  return false
}

function versionOf(value: unknown): unknown {
  return value !== null && typeof value === 'object' && 'schema_version' in value ? value.schema_version : undefined
}

function failed(problem: Pick<Problem, 'code' | 'detail'>): ReadDocument {
  return { ok: false, problems: [{ ...problem, severity: 'error' }] }
}

function shapeProblems(error: z.ZodError, document: unknown): Problem[] {
  return error.issues.slice(0, MAX_PROBLEMS).map((issue) => ({
    code: 'invalid_shape',
    severity: 'error',
    path: issue.path.join('.'),
    detail: issue.message.slice(0, 200),
    ...blockAt(document, issue.path),
  }))
}

/** The id of the block that a path of an issue lies in, where it has a readable one. */
function blockAt(document: unknown, path: PropertyKey[]): { block?: string } {
  const index = path.lastIndexOf('blocks')
  if (index < 0 || path.length < index + 2) return {}
  let current: unknown = document
  for (const key of path.slice(0, index + 2)) {
    if (current === null || typeof current !== 'object') return {}
    current = (current as Record<PropertyKey, unknown>)[key]
  }
  const id = current !== null && typeof current === 'object' && 'id' in current ? current.id : undefined
  return typeof id === 'string' ? { block: id.slice(0, 64) } : {}
}
