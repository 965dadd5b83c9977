import { type AdvisorModelBody, type AdvisorSettings, advisorEndpoints } from '@recado/contracts/advisor'
import { ExecutionEvent } from '@recado/contracts/execution-events'
import type { ExportFormat } from '@recado/contracts/execution-exports'
import type { ExecutionFactBody } from '@recado/contracts/execution-facts'
import type { CreateExecutionBody } from '@recado/contracts/executions'
import { type ExecutionDetail, executionEndpoints } from '@recado/contracts/executions'
import type { ExecutionId } from '@recado/contracts/ids'
import { queryOptions } from '@tanstack/react-query'
import type { Http } from '../api/http.ts'
import { readEventStream } from './board/read-event-stream.ts'

/** First word of every key here: an act on an execution refreshes all of them. */
export const EXECUTIONS = 'executions'

export function optionsQuery(http: Http) {
  return queryOptions({ queryKey: ['advisor', 'options'], queryFn: () => http.call(advisorEndpoints.getOptions) })
}

export function settingsQuery(http: Http) {
  return queryOptions({ queryKey: ['advisor', 'settings'], queryFn: () => http.call(advisorEndpoints.getSettings) })
}

export function figuresQuery(http: Http) {
  return queryOptions({ queryKey: ['advisor', 'figures'], queryFn: () => http.call(advisorEndpoints.getFigures) })
}

export function modelQuery(http: Http) {
  return queryOptions({ queryKey: ['advisor', 'model'], queryFn: () => http.call(advisorEndpoints.getModel) })
}

export function executionQuery(http: Http, id: ExecutionId) {
  return queryOptions({
    queryKey: [EXECUTIONS, 'one', id],
    queryFn: () => http.call(executionEndpoints.get, { params: { id } }),
  })
}

export function listExecutions(http: Http, search: string, cursor: string | undefined) {
  const asked = search === '' ? {} : { search }
  return http.call(executionEndpoints.list, { query: { ...asked, cursor, limit: 25 } })
}

export function createExecution(http: Http, body: CreateExecutionBody) {
  return http.call(executionEndpoints.create, { body })
}

export function previewProblem(http: Http, body: { problem_description: string; business_type: string }) {
  return http.call(executionEndpoints.preview, { body })
}

export function putFacts(http: Http, { execution_id: id, revision }: ExecutionDetail, facts: ExecutionFactBody[]) {
  return http.call(executionEndpoints.putFacts, { params: { id }, body: { facts }, began: revision })
}

export function cancelExecution(http: Http, id: ExecutionId) {
  return http.call(executionEndpoints.cancel, { params: { id } })
}

export function deleteExecution(http: Http, id: ExecutionId) {
  return http.call(executionEndpoints.delete, { params: { id } })
}

/** Makes the file, and reads it. */
export async function exportExecution(http: Http, id: ExecutionId, format: ExportFormat) {
  const { file_name } = await http.call(executionEndpoints.export, { params: { id }, body: { format } })
  const file = await http.download(executionEndpoints.download, { params: { id }, query: { format } })
  return { file, file_name }
}

/** What happens after the event with number `after`, as it happens; it ends with the execution or with the line. */
export async function* streamEvents(
  http: Http,
  id: ExecutionId,
  { after, signal }: { after: number; signal: AbortSignal },
): AsyncGenerator<ExecutionEvent, void> {
  const answer = await http.stream(executionEndpoints.events, { params: { id }, query: { after } })
  if (answer.body === null) return
  for await (const data of readEventStream(answer.body, signal)) yield ExecutionEvent.parse(JSON.parse(data))
}

export function putSettings(http: Http, body: Pick<AdvisorSettings, 'company_figures' | 'confirm'>) {
  return http.call(advisorEndpoints.putSettings, { body })
}

export function putModel(http: Http, body: AdvisorModelBody) {
  return http.call(advisorEndpoints.putModel, { body })
}

export function deleteModel(http: Http) {
  return http.call(advisorEndpoints.deleteModel)
}
