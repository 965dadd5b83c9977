import type { Given } from '@recado/contracts/endpoint'
import type { InboxId, LeadPortalId } from '@recado/contracts/ids'
import { type CreateLeadPortalBody, leadEndpoints, type UpdateLeadPortalBody } from '@recado/contracts/leads'
import type { Http } from '../../api/http.ts'

export const sourceKeys = {
  portals: ['lead-portals'] as const,
  settings: ['lead-settings'] as const,
}

export async function listPortals(http: Http) {
  return (await http.call(leadEndpoints.listPortals)).items
}
export type Portal = Awaited<ReturnType<typeof listPortals>>[number]

export function createPortal(http: Http, body: Given<typeof CreateLeadPortalBody>) {
  return http.call(leadEndpoints.createPortal, { body })
}
export type PortalAddresses = Awaited<ReturnType<typeof createPortal>>

export function updatePortal(http: Http, id: LeadPortalId, body: Given<typeof UpdateLeadPortalBody>) {
  return http.call(leadEndpoints.updatePortal, { params: { id }, body })
}

export function renewPortal(http: Http, id: LeadPortalId) {
  return http.call(leadEndpoints.renewPortal, { params: { id } })
}

export function deletePortal(http: Http, id: LeadPortalId) {
  return http.call(leadEndpoints.deletePortal, { params: { id } })
}

export function getLeadSettings(http: Http) {
  return http.call(leadEndpoints.getSettings)
}

export function putLeadSettings(http: Http, inbox_id: InboxId | null) {
  return http.call(leadEndpoints.putSettings, { body: { inbox_id } })
}
