import type { FlowDocument } from '../flow/flow-document.ts'
import type { ChangedProperty } from './changed-properties.ts'
import type { FlowDiff } from './diff-flows.ts'

type Json = null | string | number | boolean | Json[] | { [name: string]: Json }
type Body = { id: string; blocks: { id: string }[]; edges: unknown[] }

/** Makes the later flow out of the earlier one and what changed: if that works, the diff leaves nothing out. */
export function applyDiff(before: FlowDocument, { properties, blocks, edges }: FlowDiff): unknown {
  const document = JSON.parse(JSON.stringify(before)) as Body & { sub_flows: Body[] }
  for (const change of properties) applyProperty(document as unknown as Json, change)
  const bodyOf = (flow: string | null): Body | undefined =>
    flow === null ? document : document.sub_flows.find((one) => one.id === flow)
  for (const change of blocks) {
    const body = bodyOf(change.flow)
    if (!body) continue
    body.blocks ??= []
    const at = body.blocks.findIndex((block) => block.id === change.id)
    if (change.kind === 'added') body.blocks.push(change.after)
    else if (change.kind === 'removed') body.blocks.splice(at, 1)
    else for (const property of change.properties) applyProperty(body.blocks[at] as Json, property)
  }
  for (const { flow, kind, edge } of edges) {
    const body = bodyOf(flow)
    if (!body) continue
    body.edges ??= []
    const same = JSON.stringify(edge)
    if (kind === 'added') body.edges.push(edge)
    else
      body.edges.splice(
        body.edges.findIndex((one) => JSON.stringify(one) === same),
        1,
      )
  }
  return document
}

/** A document without what a diff leaves out: places on the canvas, and the order in which things are stored. */
export function comparable(document: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(document)) as Body & { sub_flows: Body[] }
  copy.sub_flows.sort(byText)
  for (const body of [copy, ...copy.sub_flows]) {
    for (const block of body.blocks as { position?: unknown }[]) delete block.position
    body.blocks.sort(byText)
    body.edges.sort(byText)
  }
  return copy
}

function applyProperty(root: Json, { path, kind, after }: ChangedProperty): void {
  let holder = root
  for (const name of path.slice(0, -1)) holder = childOf(holder, name)!
  const name = path.at(-1)!
  if (kind === 'order') (childOf(holder, name) as Json[]).sort((a, b) => place(a, after) - place(b, after))
  else if (Array.isArray(holder)) {
    const at = holder.findIndex((one) => nameOf(one) === name)
    if (at < 0) holder.push(after as Json)
    else if (after === undefined) holder.splice(at, 1)
    else holder[at] = after as Json
  } else if (after === undefined) delete (holder as { [name: string]: Json })[name]
  else (holder as { [name: string]: Json })[name] = after as Json
}

function childOf(holder: Json, name: string): Json | undefined {
  return Array.isArray(holder)
    ? holder.find((one) => nameOf(one) === name)
    : (holder as { [name: string]: Json } | undefined)?.[name]
}

function place(entry: Json, order: unknown): number {
  return (order as string[]).indexOf(nameOf(entry)!)
}

function nameOf(entry: Json): string | undefined {
  const { id, name } = entry as { id?: string; name?: string }
  return id ?? name
}

function byText(a: unknown, b: unknown): number {
  return sorted(a) < sorted(b) ? -1 : 1
}

/** JSON in which the order of fields does not count. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, one) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}
