import { type CannedResponseBody, CannedResponseView } from '@recado/contracts/conversations'
import { CannedResponseId } from '@recado/contracts/ids'
import { pageOf } from '@recado/contracts/wire'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'

export type CannedResponse = z.output<typeof CannedResponseView>

/** Everybody's and one's own, by shortcut. */
export function listCannedResponses(http: Http, cursor?: string) {
  return http.get('/api/v1/canned-responses', pageOf(CannedResponseView), { cursor, limit: 100 })
}

export function createCannedResponse(http: Http, body: z.input<typeof CannedResponseBody>): Promise<CannedResponse> {
  return http.send('POST', '/api/v1/canned-responses', body, CannedResponseView)
}

export function updateCannedResponse(
  http: Http,
  id: CannedResponseId,
  body: z.input<typeof CannedResponseBody>,
  began?: string,
): Promise<CannedResponse> {
  return http.send('PUT', addressOf(id), body, CannedResponseView, began)
}

export function deleteCannedResponse(http: Http, id: CannedResponseId): Promise<void> {
  return http.tell('DELETE', addressOf(id))
}

function addressOf(id: CannedResponseId): string {
  return `/api/v1/canned-responses/${wireId(CannedResponseId, id)}`
}
