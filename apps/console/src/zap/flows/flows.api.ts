import { flowRunEndpoints } from '@recado/contracts/flow-runs'
import type { FlowStarts } from '@recado/contracts/flow-starts'
import { flowStatisticsEndpoints } from '@recado/contracts/flow-statistics'
import {
  type CreateFlowBody,
  type FlowDetail,
  FlowDraftConflict,
  type FlowEditor,
  type FlowExport,
  FlowHasErrors,
  flowEndpoints,
} from '@recado/contracts/flows'
import type { FlowId, FlowSessionId, FlowVersionId } from '@recado/contracts/ids'
import type { z } from 'zod'
import { ApiProblem } from '../../api/api-problem.ts'
import type { Http } from '../../api/http.ts'
import { readAll } from '../../lists/read-all.ts'
import type { Draft } from './draft/draft.ts'

export const flowKeys = {
  all: ['flows'] as const,
  list: (archived: boolean) => ['flows', 'list', archived] as const,
  flow: (id: FlowId) => ['flows', 'one', id] as const,
  versions: (id: FlowId) => ['flows', 'versions', id] as const,
  version: (id: FlowVersionId) => ['flow-version', id] as const,
  statistics: (id: FlowId, version: FlowVersionId | undefined, since: string) =>
    ['flow-statistics', id, version, since] as const,
  runs: (id: FlowId) => ['flow-runs', id] as const,
  steps: (id: FlowSessionId) => ['flow-steps', id] as const,
  templates: ['flow-templates'] as const,
}

export function listFlows(http: Http, archived: boolean) {
  const status = archived ? (['archived'] as const) : (['draft', 'live'] as const)
  return readAll((cursor) => http.call(flowEndpoints.list, { query: { cursor, limit: 100, status: [...status] } }))
}

export function getFlow(http: Http, id: FlowId): Promise<FlowDetail> {
  return http.call(flowEndpoints.get, { params: { id } })
}

export function createFlow(http: Http, body: z.output<typeof CreateFlowBody>) {
  return http.call(flowEndpoints.create, { body })
}

export function updateFlow(http: Http, id: FlowId, body: { name?: string; description?: string }) {
  return http.call(flowEndpoints.update, { params: { id }, body })
}

export function duplicateFlow(http: Http, id: FlowId) {
  return http.call(flowEndpoints.duplicate, { params: { id }, body: {} })
}

export function archiveFlow(http: Http, id: FlowId) {
  return http.call(flowEndpoints.archive, { params: { id } })
}

export function restoreFlow(http: Http, id: FlowId) {
  return http.call(flowEndpoints.restore, { params: { id } })
}

export function exportFlow(http: Http, id: FlowId, version_id?: FlowVersionId): Promise<FlowExport> {
  return http.call(flowEndpoints.export, { params: { id }, query: { version_id } })
}

export function saveDraft(http: Http, id: FlowId, began_with: number, { document, canvas, starts }: Draft) {
  // The document's type has no index signature, which the wire's looser one asks for.
  const body = { began_with, document: { ...document, edges: [...document.edges] }, canvas: { ...canvas }, starts }
  return http.call(flowEndpoints.saveDraft, { params: { id }, body })
}

export function sayEditing(http: Http, id: FlowId, active: boolean): Promise<{ items: FlowEditor[] }> {
  return http.call(flowEndpoints.edit, { params: { id }, body: { active } })
}

export function publishFlow(http: Http, id: FlowId, body: { began_with: number; starts: FlowStarts; note?: string }) {
  return http.call(flowEndpoints.publish, { params: { id }, body })
}

export function unpublishFlow(http: Http, id: FlowId) {
  return http.call(flowEndpoints.unpublish, { params: { id } })
}

export function rollBackFlow(http: Http, id: FlowId, version_id: FlowVersionId) {
  return http.call(flowEndpoints.rollback, { params: { id }, body: { version_id } })
}

export function listVersions(http: Http, id: FlowId, cursor: string | undefined) {
  return http.call(flowEndpoints.listVersions, { params: { id }, query: { cursor, limit: 25 } })
}

export function getVersion(http: Http, id: FlowId, version_id: FlowVersionId) {
  return http.call(flowEndpoints.getVersion, { params: { id, version_id } })
}

export async function listTemplates(http: Http) {
  return (await http.call(flowEndpoints.listTemplates)).items
}

export function getStatistics(http: Http, id: FlowId, query: { version_id?: FlowVersionId; since?: string }) {
  return http.call(flowStatisticsEndpoints.get, { params: { id }, query })
}

export function listRuns(http: Http, flow_id: FlowId, cursor: string | undefined) {
  return http.call(flowRunEndpoints.list, { query: { flow_id, cursor, limit: 25 } })
}

export function listSteps(http: Http, id: FlowSessionId) {
  return readAll((cursor) => http.call(flowRunEndpoints.listSteps, { params: { id }, query: { cursor, limit: 100 } }))
}

/** Who saved meanwhile, where that is why a save was refused. */
export function conflictOf(error: unknown): z.output<typeof FlowDraftConflict> | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'flow_draft_conflict') return undefined
  return FlowDraftConflict.safeParse(error.extra).data
}

/** What keeps it from being published, where that is why it was refused. */
export function problemsOf(error: unknown): z.output<typeof FlowHasErrors>['problems'] | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'flow_has_errors') return undefined
  return FlowHasErrors.safeParse(error.extra).data?.problems
}
