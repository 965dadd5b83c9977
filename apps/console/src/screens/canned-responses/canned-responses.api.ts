import {
  type CannedResponseBody,
  type CannedResponseView,
  cannedResponseEndpoints,
} from '@recado/contracts/canned-responses'
import type { Given } from '@recado/contracts/endpoint'
import type { CannedResponseId } from '@recado/contracts/ids'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export type CannedResponse = z.output<typeof CannedResponseView>
type Body = Given<typeof CannedResponseBody>

/** Everybody's and one's own, by shortcut. */
export function listCannedResponses(http: Http, cursor?: string) {
  return http.call(cannedResponseEndpoints.list, { query: { cursor, limit: 100 } })
}

export function createCannedResponse(http: Http, body: Body): Promise<CannedResponse> {
  return http.call(cannedResponseEndpoints.create, { body })
}

export function updateCannedResponse(
  http: Http,
  id: CannedResponseId,
  body: Body,
  began?: string,
): Promise<CannedResponse> {
  return http.call(cannedResponseEndpoints.update, { params: { id }, body, began })
}

export function deleteCannedResponse(http: Http, id: CannedResponseId): Promise<void> {
  return http.call(cannedResponseEndpoints.delete, { params: { id } })
}
