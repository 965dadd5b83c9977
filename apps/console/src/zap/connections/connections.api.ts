import type { Given } from '@recado/contracts/endpoint'
import type { ConnectionId } from '@recado/contracts/ids'
import {
  type ConnectionView,
  type CreateConnectionBody,
  type UpdateConnectionBody,
  whatsappEndpoints,
} from '@recado/contracts/whatsapp'
import { queryOptions } from '@tanstack/react-query'
import type { Http } from '../../api/http.ts'
import { readAll } from '../../lists/read-all.ts'
import { ALL_CONNECTIONS, CONNECTIONS } from './connection-keys.ts'

export function connectionsQuery(http: Http) {
  return queryOptions({ queryKey: ALL_CONNECTIONS, queryFn: () => listConnections(http) })
}

export function connectionQuery(http: Http, id: ConnectionId) {
  return queryOptions({
    queryKey: [CONNECTIONS, id],
    queryFn: () => http.call(whatsappEndpoints.get, { params: { id } }),
  })
}

/** All of them: a company has one to some tens. */
export function listConnections(http: Http): Promise<ConnectionView[]> {
  return readAll((cursor) => http.call(whatsappEndpoints.list, { query: { cursor, limit: 100 } }))
}

export function createConnection(http: Http, body: Given<typeof CreateConnectionBody>): Promise<ConnectionView> {
  return http.call(whatsappEndpoints.create, { body })
}

export function updateConnection(
  http: Http,
  id: ConnectionId,
  body: Given<typeof UpdateConnectionBody>,
): Promise<ConnectionView> {
  return http.call(whatsappEndpoints.update, { params: { id }, body })
}

export function deleteConnection(http: Http, id: ConnectionId): Promise<void> {
  return http.call(whatsappEndpoints.delete, { params: { id } })
}

export function restartConnection(http: Http, id: ConnectionId): Promise<ConnectionView> {
  return http.call(whatsappEndpoints.restart, { params: { id } })
}

/** Ends the session on the phone too. */
export function logOutConnection(http: Http, id: ConnectionId): Promise<ConnectionView> {
  return http.call(whatsappEndpoints.logOut, { params: { id } })
}

/** Asks for a code to type on that phone; without a phone, for a QR code. */
export function pairConnection(http: Http, id: ConnectionId, phone?: string): Promise<ConnectionView> {
  return http.call(whatsappEndpoints.pair, { params: { id }, body: phone === undefined ? {} : { phone } })
}

export function listStates(http: Http, id: ConnectionId, cursor?: string) {
  return http.call(whatsappEndpoints.listStates, { params: { id }, query: { cursor, limit: 20 } })
}

export async function readLog(http: Http, id: ConnectionId): Promise<string[]> {
  return (await http.call(whatsappEndpoints.getLog, { params: { id }, query: { lines: 300 } })).lines
}

export function shareCode(http: Http, id: ConnectionId) {
  return http.call(whatsappEndpoints.share, { params: { id } })
}

export function unshareCode(http: Http, id: ConnectionId): Promise<void> {
  return http.call(whatsappEndpoints.unshare, { params: { id } })
}
