import type { FlowBody } from '@recado/flow/schemas'
import { type Edge, MarkerType } from '@xyflow/react'

const ARROW = { type: MarkerType.ArrowClosed, width: 16, height: 16, color: 'var(--ink-faint)' }

export function edgeId(from: string, output: string): string {
  return `${from}|${output}`
}

/** Arrows of a body, and a dashed one for each jump. */
export function buildEdges(
  body: FlowBody | undefined,
  selected: ReadonlySet<string>,
  passed: ReadonlySet<string>,
  editable: boolean,
): Edge[] {
  const arrows = (body?.edges ?? []).map(({ from, output, to }): Edge => {
    const id = edgeId(from, output)
    return {
      id,
      type: 'arrow',
      source: from,
      sourceHandle: output,
      target: to,
      selected: selected.has(id),
      markerEnd: ARROW,
      // The other end is moved by drawing a new arrow from the output.
      reconnectable: editable ? 'target' : false,
      ...(passed.has(id) ? { className: 'passed' } : {}),
    }
  })
  const there = new Set(body?.blocks.map(({ id }) => id))
  const jumps = (body?.blocks ?? []).flatMap((block): Edge[] =>
    block.type === 'jump' && there.has(block.to)
      ? [
          {
            id: edgeId(block.id, 'jump'),
            type: 'arrow',
            source: block.id,
            sourceHandle: 'jump',
            target: block.to,
            markerEnd: ARROW,
            reconnectable: false,
            className: 'jump',
          },
        ]
      : [],
  )
  return [...arrows, ...jumps]
}
