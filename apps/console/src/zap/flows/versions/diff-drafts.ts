import type { Block, FlowEdge } from '@recado/flow/schemas'
import type { Mark } from '../canvas/nodes-of.ts'
import { bodyOf } from '../draft/body-of.ts'
import type { Draft } from '../draft/draft.ts'

export interface DraftDiff {
  /** `after` with what it no longer has put back, so that both are seen on one canvas. */
  draft: Draft
  /** By body, by block. */
  marks: ReadonlyMap<string, ReadonlyMap<string, Mark>>
  counts: { added: number; changed: number; removed: number }
}

/** What became of each block between two drafts. Where a block stands is no change; where its arrows lead is. */
export function diffDrafts(before: Draft, after: Draft): DraftDiff {
  const marks = new Map<string, ReadonlyMap<string, Mark>>()
  const counts = { added: 0, changed: 0, removed: 0 }
  const merged = (body: string) => {
    const old = bodyOf(before.document, body)
    const next = bodyOf(after.document, body)
    const found = new Map<string, Mark>()
    const note = (id: string, mark: 'added' | 'changed' | 'removed') => {
      found.set(id, mark)
      counts[mark] += 1
    }
    for (const block of next?.blocks ?? []) {
      const was = old?.blocks.find(({ id }) => id === block.id)
      if (was === undefined) note(block.id, 'added')
      else if (sense(was, old?.edges ?? []) !== sense(block, next?.edges ?? [])) note(block.id, 'changed')
    }
    const there = new Set(next?.blocks.map(({ id }) => id))
    const gone = old?.blocks.filter(({ id }) => !there.has(id)) ?? []
    for (const { id } of gone) note(id, 'removed')
    marks.set(body, found)
    const left = new Set(gone.map(({ id }) => id))
    const known = new Set([...there, ...left])
    const edges = old?.edges.filter(({ from, to }) => left.has(from) && known.has(to)) ?? []
    return {
      start: next?.start ?? old?.start ?? '',
      blocks: [...(next?.blocks ?? []), ...gone],
      edges: [...(next?.edges ?? []), ...edges],
    }
  }
  const { document } = after
  const main = merged(document.id)
  const afterSubs = document.sub_flows.map((flow) => ({ ...flow, ...merged(flow.id) }))
  const removedSubs = before.document.sub_flows.filter((flow) => !document.sub_flows.some(({ id }) => id === flow.id))
  const sub_flows = [...afterSubs, ...removedSubs.map((flow) => ({ ...flow, ...merged(flow.id) }))]
  return { draft: { ...after, document: { ...document, ...main, sub_flows } }, marks, counts }
}

/** All that a block does, written down in one order. */
function sense({ position: _place, ...block }: Block, edges: readonly FlowEdge[]): string {
  const ways = edges.filter(({ from }) => from === block.id).map(({ output, to }) => `${output} ${to}`)
  return stable([block, ways.sort()])
}

/** JSON whose keys have one order: the database that kept a version has an order of its own. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
