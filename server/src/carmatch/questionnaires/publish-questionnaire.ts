import type { QuestionnaireVersionId } from '@recado/contracts/ids'
import type { QuestionnaireProblem } from '@recado/contracts/questionnaires'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { lockEdits } from '../../tenancy/lock-edits.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { defaultContent } from './default-content.ts'
import { errors } from './errors.ts'
import { type FoundProblem, findProblems } from './find-problems.ts'
import {
  findVersion,
  insertVersion,
  readQuestionnaire,
  setLive,
  storeDraft,
  type VersionRow,
} from './questionnaires.sql.ts'
import { authorOf, requireBegunWith } from './save-draft.ts'

/**
 * Makes a version of the draft, which buyers are asked from now on.
 * @throws questionnaire_draft_conflict (409), questionnaire_has_errors (422, with the problems)
 */
export async function publishQuestionnaire(
  scope: TenantScope,
  { beganWith, note }: { beganWith: number; note: string },
  describe: (problem: FoundProblem) => QuestionnaireProblem,
): Promise<VersionRow> {
  await lockEdits(scope, 'questionnaire', scope.tenant.id)
  const stored = await readQuestionnaire(scope)
  requireBegunWith(stored, beganWith)
  const content = stored?.draft ?? defaultContent
  const wrong = findProblems(content, scope.clock.now().getFullYear()).filter(({ severity }) => severity === 'error')
  if (wrong.length > 0) {
    const extra = { problems: wrong.map(describe) }
    throw errors.questionnaire_has_errors({ params: { count: wrong.length }, extra })
  }
  const author = authorOf(scope.actor)
  if (stored === undefined) await storeDraft(scope, { content, revision: beganWith, author })
  const id = newId<QuestionnaireVersionId>()
  const number = (stored?.last_version_number ?? 0) + 1
  await insertVersion(scope, { id, number, content, note, author })
  await setLive(scope, id, { revision: beganWith, number })
  await record(scope, id, number)
  return requireVersion(scope, id)
}

/** An earlier version is asked again; the draft stays as it is. @throws not_found (404) */
export async function rollBackQuestionnaire(scope: TenantScope, id: QuestionnaireVersionId): Promise<VersionRow> {
  await lockEdits(scope, 'questionnaire', scope.tenant.id)
  const version = await requireVersion(scope, id)
  if (version.live) return version
  await setLive(scope, id)
  await record(scope, id, version.number)
  return requireVersion(scope, id)
}

/** @throws not_found (404) */
export async function requireVersion(
  scope: TenantScope,
  id: QuestionnaireVersionId,
): Promise<NonNullable<Awaited<ReturnType<typeof findVersion>>>> {
  const version = await findVersion(scope, id)
  if (version === undefined) throw platformErrors.not_found()
  return version
}

async function record(scope: TenantScope, id: string, number: number): Promise<void> {
  const act = { action: 'questionnaire.published', targetKind: 'questionnaire', targetId: id, after: { number } }
  await recordAct(scope, act)
}
