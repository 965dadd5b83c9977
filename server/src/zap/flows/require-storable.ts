import { type FlowCanvas, type FlowDraftDocument, MAX_FLOW_BLOCKS, MAX_FLOW_BYTES } from '@recado/contracts/flows'
import { errors } from './errors.ts'

/** Deepest nesting of JSON, as the engine reads it. */
const MAX_DEPTH = 60

export interface FlowContent {
  document: FlowDraftDocument
  canvas: FlowCanvas
}

/**
 * Refuses what cannot be kept or would be too much for whoever opens it: too many bytes or blocks, JSON within JSON without
 * end, names that objects have by nature, characters that no database takes. Whether it makes sense is asked elsewhere.
 *
 * @returns how many blocks it has, those of sub-flows too.
 * @throws flow_malformed, flow_too_many_blocks (422), flow_too_large (413)
 */
export function requireStorable({ document, canvas }: FlowContent): number {
  const blocks = countBlocks(document)
  if (blocks > MAX_FLOW_BLOCKS) {
    throw errors.flow_too_many_blocks({ params: { count: blocks, limit: MAX_FLOW_BLOCKS }, extra: { count: blocks } })
  }
  // Before it is written out: JSON.stringify recurses.
  if (!isPlain([document, canvas])) throw errors.flow_malformed()
  const bytes = Buffer.byteLength(JSON.stringify([document, canvas]))
  if (bytes > MAX_FLOW_BYTES) {
    throw errors.flow_too_large({ params: { limit: `${MAX_FLOW_BYTES / 1e6} MB` }, extra: { bytes } })
  }
  return blocks
}

function countBlocks(document: FlowDraftDocument): number {
  const subFlows = Array.isArray(document.sub_flows) ? document.sub_flows : []
  const inside = subFlows.map((flow: { blocks?: unknown } | null) => lengthOf(flow?.blocks))
  return document.blocks.length + inside.reduce((sum, count) => sum + count, 0)
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}

/** Neither deep nor strange. Walks level by level, so that depth itself cannot hurt. */
export function isPlain(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return false
    const next: unknown[] = []
    for (const one of level) {
      if (typeof one === 'string' && !isStorableText(one)) return false
      if (typeof one !== 'object' || one === null) continue
      for (const [key, child] of Object.entries(one)) {
        if (key === '__proto__' || !isStorableText(key)) return false
        next.push(child)
      }
    }
    level = next
  }
  return true
}

/** PostgreSQL keeps neither NUL nor halves of characters. */
function isStorableText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}
