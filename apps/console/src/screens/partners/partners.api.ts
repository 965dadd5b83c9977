import type { Given } from '@recado/contracts/endpoint'
import type { PartnerId } from '@recado/contracts/ids'
import {
  type ChangePartnerStatusBody,
  type CreatePartnerBody,
  type InvitePartnerAdminBody,
  type PartnerView,
  partnerEndpoints,
} from '@recado/contracts/partners'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export type Partner = z.output<typeof PartnerView>

export function listPartners(http: Http, cursor?: string) {
  return http.call(partnerEndpoints.list, { query: { cursor } })
}

export function openPartner(http: Http, body: Given<typeof CreatePartnerBody>) {
  return http.call(partnerEndpoints.create, { body })
}

/** Sends a link by e-mail; sent again to the same address, the former link stops. */
export function invitePartnerAdmin(http: Http, id: PartnerId, body: Given<typeof InvitePartnerAdminBody>) {
  return http.call(partnerEndpoints.invite, { params: { partner_id: id }, body })
}

export function changePartnerStatus(http: Http, id: PartnerId, body: Given<typeof ChangePartnerStatusBody>) {
  return http.call(partnerEndpoints.changeStatus, { params: { partner_id: id }, body })
}
