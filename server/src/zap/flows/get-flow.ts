import type { FlowId } from '@recado/contracts/ids'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type FoundProblem, findProblems } from './find-problems.ts'
import { type FlowEditorRow, listEditorRows } from './flow-editors.sql.ts'
import { type Draft, type FlowRow, findFlow, readDraft } from './flows.sql.ts'
import { readStartPlaces } from './read-start-places.ts'

export interface WholeFlow {
  flow: FlowRow
  draft: Draft
  problems: FoundProblem[]
  editors: FlowEditorRow[]
}

/** @throws not_found (404) */
export async function getFlow(scope: TenantScope, id: FlowId): Promise<FlowRow> {
  const flow = await findFlow(scope, id)
  if (flow === undefined) throw platformErrors.not_found()
  return flow
}

/** With its draft, what is wrong with it, and who has it open. @throws not_found (404) */
export async function getWholeFlow(scope: TenantScope, id: FlowId): Promise<WholeFlow> {
  const flow = await getFlow(scope, id)
  const draft = await getDraft(scope, id)
  const problems = findProblems(draft.document, draft.starts, await readStartPlaces(scope))
  return { flow, draft, problems, editors: await listEditorRows(scope, id) }
}

/** @throws not_found (404) */
export async function getDraft(scope: TenantScope, id: FlowId): Promise<Draft> {
  const draft = await readDraft(scope, id)
  if (draft === undefined) throw platformErrors.not_found()
  return draft
}
