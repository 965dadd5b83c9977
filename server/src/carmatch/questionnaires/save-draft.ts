import { isDeepStrictEqual } from 'node:util'
import type { QuestionnaireContent } from '@recado/contracts/questionnaires'
import { type Actor, actorRecord } from '../../tenancy/actor.ts'
import { lockEdits } from '../../tenancy/lock-edits.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { type Author, type QuestionnaireRow, readQuestionnaire, storeDraft } from './questionnaires.sql.ts'

/**
 * Keeps the draft, unless another is stored than the one the edit began with. What is stored already is kept whatever it
 * began with: a save whose answer was lost is sent again.
 * @throws questionnaire_draft_conflict (409)
 */
export async function saveDraft(
  scope: TenantScope,
  edit: { beganWith: number; content: QuestionnaireContent },
): Promise<{ revision: number; savedAt: Date }> {
  await lockEdits(scope, 'questionnaire', scope.tenant.id)
  const stored = await readQuestionnaire(scope)
  if (stored !== undefined && isDeepStrictEqual(stored.draft, JSON.parse(JSON.stringify(edit.content))))
    return { revision: stored.draft_revision, savedAt: stored.draft_saved_at }
  requireBegunWith(stored, edit.beganWith)
  const revision = edit.beganWith + 1
  await storeDraft(scope, { content: edit.content, revision, author: authorOf(scope.actor) })
  return { revision, savedAt: scope.clock.now() }
}

/** @throws questionnaire_draft_conflict (409, with the revision that is stored, who saved it and when) */
export function requireBegunWith(stored: QuestionnaireRow | undefined, revision: number): void {
  const current = stored?.draft_revision ?? 0
  if (current === revision) return
  throw errors.questionnaire_draft_conflict({
    params: { name: stored?.draft_saved_by_name ?? '' },
    extra: {
      revision: current,
      saved_by: stored?.draft_saved_by_name ?? '',
      saved_at: (stored?.draft_saved_at ?? new Date(0)).toISOString(),
    },
  })
}

export function authorOf(actor: Actor): Author {
  return { id: actor.kind === 'member' ? actor.memberId : null, name: actorRecord(actor).name ?? '' }
}
