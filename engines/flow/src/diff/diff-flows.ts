import type { Block } from '../blocks/block-schemas.ts'
import type { FlowDocument, FlowEdge } from '../flow/flow-document.ts'
import { type ChangedProperty, changedProperties } from './changed-properties.ts'
import { pairUp } from './pair-up.ts'

/** A block that is in one of the two only, or differs. `flow` is its sub-flow; null for the flow's own blocks. */
export type BlockChange = { flow: string | null; id: string } & (
  | { kind: 'added'; after: Block }
  | { kind: 'removed'; before: Block }
  | { kind: 'changed'; before: Block; after: Block; properties: ChangedProperty[] }
)
export type EdgeChange = { flow: string | null; kind: 'added' | 'removed'; edge: FlowEdge }

export type FlowDiff = {
  /** Of the flow itself: name, start, menu, variables, settings, phrases. Sub-flows as `['sub_flows', id, …]`. */
  properties: ChangedProperty[]
  blocks: BlockChange[]
  edges: EdgeChange[]
}

/**
 * What changed from one version of a flow to another. Blocks go by their id; where they stand on the canvas and the order
 * in which they are stored change nothing. An edge that leads elsewhere is one removed and one added.
 */
export function diffFlows(before: FlowDocument, after: FlowDocument): FlowDiff {
  const flows = pairUp(before.sub_flows, after.sub_flows, (one) => one.id)
  const bodies = [
    { flow: null, before, after },
    ...flows.map((pair) => ({ flow: (pair.after ?? pair.before)?.id ?? null, ...pair })),
  ]
  return {
    properties: changedProperties(propertiesOf(before), propertiesOf(after)),
    blocks: bodies.flatMap((body) =>
      pairUp(body.before?.blocks ?? [], body.after?.blocks ?? [], (block) => block.id).flatMap((pair) =>
        blockChanges(body.flow, pair.before, pair.after),
      ),
    ),
    edges: bodies.flatMap((body) =>
      pairUp(body.before?.edges ?? [], body.after?.edges ?? [], edgeKey).flatMap((pair) =>
        edgeChanges(body.flow, pair.before, pair.after),
      ),
    ),
  }
}

/** True where nothing but places on the canvas differs. */
export function isSameFlow({ properties, blocks, edges }: FlowDiff): boolean {
  return properties.length + blocks.length + edges.length === 0
}

function propertiesOf({ blocks: _blocks, edges: _edges, sub_flows, ...properties }: FlowDocument) {
  return { ...properties, sub_flows: sub_flows.map(({ blocks: _blocks, edges: _edges, ...own }) => own) }
}

function blockChanges(flow: string | null, before: Block | undefined, after: Block | undefined): BlockChange[] {
  if (before && after) {
    const properties = changedProperties({ ...before, position: null }, { ...after, position: null })
    return properties.length > 0 ? [{ flow, id: after.id, kind: 'changed', before, after, properties }] : []
  }
  if (after) return [{ flow, id: after.id, kind: 'added', after }]
  return before ? [{ flow, id: before.id, kind: 'removed', before }] : []
}

function edgeChanges(flow: string | null, before: FlowEdge | undefined, after: FlowEdge | undefined): EdgeChange[] {
  if (before && after) return []
  if (after) return [{ flow, kind: 'added', edge: after }]
  return before ? [{ flow, kind: 'removed', edge: before }] : []
}

function edgeKey({ from, output, to }: FlowEdge): string {
  return `${from}\n${output}\n${to}`
}
