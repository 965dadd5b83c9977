import type { Block } from '@recado/flow/schemas'
import { applyEdit } from '../draft/apply-edit.ts'
import { bodyOf } from '../draft/body-of.ts'
import type { Draft } from '../draft/draft.ts'
import { arrange } from './arrange.ts'
import { arrangeTask } from './arrange-task.ts'
import { isHeap } from './is-heap.ts'

/** A draft whose blocks all have a place of their own: flows that came from elsewhere bring none, or one for many. */
export async function placeDraft(draft: Draft): Promise<Draft> {
  const { document } = draft
  let placed = draft
  for (const id of [document.id, ...document.sub_flows.map((flow) => flow.id)]) {
    const body = bodyOf(document, id)
    if (body === undefined || isPlaced(body.blocks)) continue
    placed = applyEdit(placed, { type: 'move', body: id, to: await arrange(arrangeTask(body)) })
  }
  return placed
}

function isPlaced(blocks: readonly Block[]): boolean {
  return blocks.every(({ position }) => position !== undefined) && !isHeap(blocks)
}
