import { PartnerId } from '@recado/contracts/ids'
import {
  type ChangePartnerStatusBody,
  type CreatePartnerBody,
  type InvitePartnerAdminBody,
  PartnerView,
} from '@recado/contracts/partners'
import { pageOf } from '@recado/contracts/wire'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'

export type Partner = z.output<typeof PartnerView>
const LIST = '/api/v1/platform/partners'

export function listPartners(http: Http, cursor?: string) {
  return http.get(LIST, pageOf(PartnerView), { cursor })
}

export function openPartner(http: Http, body: z.input<typeof CreatePartnerBody>) {
  return http.send('POST', LIST, body, PartnerView)
}

/** Sends a link by e-mail; sent again to the same address, the former link stops. */
export function invitePartnerAdmin(http: Http, id: PartnerId, body: z.input<typeof InvitePartnerAdminBody>) {
  return http.send('POST', `${LIST}/${wireId(PartnerId, id)}/invitations`, body, PartnerView)
}

export function changePartnerStatus(http: Http, id: PartnerId, body: z.input<typeof ChangePartnerStatusBody>) {
  return http.send('POST', `${LIST}/${wireId(PartnerId, id)}/status`, body, PartnerView)
}
