import { applyEdit } from '../draft/apply-edit.ts'
import { bodyOf } from '../draft/body-of.ts'
import type { Draft } from '../draft/draft.ts'
import { arrange } from './arrange.ts'
import { arrangeTask } from './arrange-task.ts'

/** A draft whose blocks all have a place: flows that came from elsewhere bring none. */
export async function placeDraft(draft: Draft): Promise<Draft> {
  const { document } = draft
  let placed = draft
  for (const id of [document.id, ...document.sub_flows.map((flow) => flow.id)]) {
    const body = bodyOf(document, id)
    if (body === undefined || body.blocks.every(({ position }) => position !== undefined)) continue
    placed = applyEdit(placed, { type: 'move', body: id, to: await arrange(arrangeTask(body)) })
  }
  return placed
}
