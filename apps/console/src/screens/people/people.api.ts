import type { Given } from '@recado/contracts/endpoint'
import type { InvitationId, MemberId } from '@recado/contracts/ids'
import { type InvitationView, type InviteBody, invitationEndpoints } from '@recado/contracts/invitations'
import { type MemberView, memberEndpoints, type UpdateMemberBody } from '@recado/contracts/people'
import { type WorkView, workEndpoints } from '@recado/contracts/work'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { readAll } from '../../lists/read-all.ts'

export type Member = z.output<typeof MemberView>
export type Invitation = z.output<typeof InvitationView>

export function listMembers(http: Http, cursor?: string) {
  return http.call(memberEndpoints.list, { query: { cursor } })
}

export function updateMember(http: Http, id: MemberId, body: Given<typeof UpdateMemberBody>, began?: string) {
  return http.call(memberEndpoints.update, { params: { id }, body, began })
}

export function removeMember(http: Http, id: MemberId): Promise<void> {
  return http.call(memberEndpoints.remove, { params: { id } })
}

export function removeMemberPhoto(http: Http, id: MemberId): Promise<void> {
  return http.call(memberEndpoints.removePhoto, { params: { id } })
}

/** How everybody works: room and open conversations. */
export function listWork(http: Http): Promise<WorkView[]> {
  return readAll((cursor) => http.call(workEndpoints.list, { query: { cursor, limit: 100 } }))
}

export function setCapacity(http: Http, id: MemberId, capacity: number, began?: string): Promise<WorkView> {
  return http.call(workEndpoints.setCapacity, { params: { id }, body: { capacity }, began })
}

export function listInvitations(http: Http, cursor?: string) {
  return http.call(invitationEndpoints.list, { query: { cursor } })
}

export function invite(http: Http, body: Given<typeof InviteBody>) {
  return http.call(invitationEndpoints.create, { body })
}

export async function resendInvitation(http: Http, id: InvitationId): Promise<void> {
  await http.call(invitationEndpoints.resend, { params: { id } })
}

export function revokeInvitation(http: Http, id: InvitationId): Promise<void> {
  return http.call(invitationEndpoints.revoke, { params: { id } })
}
