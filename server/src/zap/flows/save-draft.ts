import type { FlowStarts } from '@recado/contracts/flow-starts'
import type { FlowCanvas, FlowDraftDocument } from '@recado/contracts/flows'
import type { FlowId } from '@recado/contracts/ids'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Author, authorOf } from './author-of.ts'
import { errors } from './errors.ts'
import { type FoundProblem, findProblems } from './find-problems.ts'
import { type FlowRow, isDraft, lockFlow, storeDraft } from './flows.sql.ts'
import { getDraft, getFlow } from './get-flow.ts'
import { readStartPlaces } from './read-start-places.ts'
import { requireStorable } from './require-storable.ts'

export interface DraftEdit {
  beganWith: number
  document: FlowDraftDocument
  canvas: FlowCanvas | undefined
  starts: FlowStarts | undefined
}

/** Saves that follow each other by one person within so long are one act in the log. */
const SITTING_MS = 600_000

/**
 * Keeps the draft, unless another is stored than the one the edit began with. What is stored already is kept whatever it
 * began with: a save whose answer was lost is sent again.
 *
 * @throws not_found (404), flow_archived, flow_draft_conflict (409), flow_malformed, flow_too_many_blocks (422),
 * flow_too_large (413)
 */
export async function saveDraft(
  scope: TenantScope,
  id: FlowId,
  { beganWith, ...edit }: DraftEdit,
): Promise<{ revision: number; savedAt: Date; problems: FoundProblem[] }> {
  const blockCount = requireStorable({ document: edit.document, canvas: edit.canvas ?? {} })
  await lockFlow(scope, id)
  const flow = await getFlow(scope, id)
  if (flow.archived_at !== null) throw errors.flow_archived()
  const stored = await getDraft(scope, id)
  const draft = { document: edit.document, canvas: edit.canvas ?? stored.canvas, starts: edit.starts ?? stored.starts }
  const problems = findProblems(draft.document, draft.starts, await readStartPlaces(scope))
  if (await isDraft(scope, id, draft)) {
    return { revision: flow.draft_revision, savedAt: flow.draft_saved_at, problems }
  }
  requireBegunWith(flow, beganWith)
  if (edit.canvas === undefined) requireStorable(draft)
  const author = authorOf(scope.actor)
  const revision = await storeDraft(scope, id, { ...draft, blockCount, author })
  if (isNewSitting(flow, author, scope.clock.now())) {
    await recordAct(scope, {
      action: 'flow.draft_saved',
      targetKind: 'flow',
      targetId: id,
      after: { name: flow.name },
    })
  }
  return { revision, savedAt: scope.clock.now(), problems }
}

/** @throws flow_draft_conflict (409, with the revision that is stored, who saved it and when) */
export function requireBegunWith(flow: FlowRow, revision: number): void {
  if (flow.draft_revision === revision) return
  throw errors.flow_draft_conflict({
    params: { name: flow.draft_saved_by_name },
    extra: {
      revision: flow.draft_revision,
      saved_by: flow.draft_saved_by_name,
      saved_at: flow.draft_saved_at.toISOString(),
    },
  })
}

function isNewSitting(flow: FlowRow, author: Author, now: Date): boolean {
  const other = flow.draft_saved_by !== author.id || flow.draft_saved_by_name !== author.name
  return other || flow.draft_revision === 1 || now.getTime() - flow.draft_saved_at.getTime() > SITTING_MS
}
