import { InvitationView, type InviteBody } from '@recado/contracts/auth'
import { InvitationId, MemberId } from '@recado/contracts/ids'
import { MemberView, type UpdateMemberBody } from '@recado/contracts/people'
import { pageOf } from '@recado/contracts/wire'
import { type CapacityBody, WorkView } from '@recado/contracts/work'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'
import { readAll } from '../../lists/read-all.ts'

export type Member = z.output<typeof MemberView>
export type Invitation = z.output<typeof InvitationView>

export function listMembers(http: Http, cursor?: string) {
  return http.get('/api/v1/members', pageOf(MemberView), { cursor })
}

export function updateMember(http: Http, id: MemberId, body: z.input<typeof UpdateMemberBody>, began?: string) {
  return http.send('PATCH', `/api/v1/members/${wireId(MemberId, id)}`, body, MemberView, began)
}

export function removeMember(http: Http, id: MemberId): Promise<void> {
  return http.tell('DELETE', `/api/v1/members/${wireId(MemberId, id)}`)
}

/** How everybody works: room and open conversations. */
export function listWork(http: Http): Promise<WorkView[]> {
  return readAll((cursor) => http.get('/api/v1/work', pageOf(WorkView), { cursor, limit: 100 }))
}

export function setCapacity(http: Http, id: MemberId, capacity: number, began?: string): Promise<WorkView> {
  const body: z.input<typeof CapacityBody> = { capacity }
  return http.send('PUT', `/api/v1/members/${wireId(MemberId, id)}/capacity`, body, WorkView, began)
}

export function listInvitations(http: Http, cursor?: string) {
  return http.get('/api/v1/invitations', pageOf(InvitationView), { cursor })
}

export function invite(http: Http, body: z.input<typeof InviteBody>) {
  return http.send('POST', '/api/v1/invitations', body, InvitationView)
}

export async function resendInvitation(http: Http, id: InvitationId): Promise<void> {
  await http.tell('POST', `/api/v1/invitations/${wireId(InvitationId, id)}/resend`)
}

export async function revokeInvitation(http: Http, id: InvitationId): Promise<void> {
  await http.tell('DELETE', `/api/v1/invitations/${wireId(InvitationId, id)}`)
}
