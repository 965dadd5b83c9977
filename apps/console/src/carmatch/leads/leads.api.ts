import type { Given } from '@recado/contracts/endpoint'
import type { LeadArrivalId, LeadId } from '@recado/contracts/ids'
import {
  type LeadQuery,
  type LeadStage,
  leadEndpoints,
  type MoveLeadBody,
  type ReadArrivalBody,
} from '@recado/contracts/leads'
import type { Http } from '../../api/http.ts'

export const leadKeys = {
  all: ['leads'] as const,
  list: (query: object) => ['leads', 'list', query] as const,
  one: (id: LeadId) => ['leads', 'one', id] as const,
  counts: ['leads', 'counts'] as const,
  arrivals: ['leads', 'arrivals'] as const,
}

export function listLeads(http: Http, query: Given<typeof LeadQuery>, cursor: string | undefined) {
  return http.call(leadEndpoints.list, { query: { ...query, cursor, limit: 50 } })
}

export function countLeads(http: Http) {
  return http.call(leadEndpoints.count, { query: {} })
}

export function getLead(http: Http, id: LeadId) {
  return http.call(leadEndpoints.get, { params: { id } })
}

export function moveLead(http: Http, id: LeadId, body: Given<typeof MoveLeadBody> & { stage: LeadStage }) {
  return http.call(leadEndpoints.move, { params: { id }, body })
}

export function listUnread(http: Http, cursor: string | undefined) {
  return http.call(leadEndpoints.listArrivals, { query: { status: 'unread', cursor, limit: 25 } })
}

export function readArrival(http: Http, id: LeadArrivalId, body: Given<typeof ReadArrivalBody>) {
  return http.call(leadEndpoints.readArrival, { params: { id }, body })
}

export function discardArrival(http: Http, id: LeadArrivalId) {
  return http.call(leadEndpoints.discardArrival, { params: { id } })
}

export type Arrival = Awaited<ReturnType<typeof listUnread>>['items'][number]
