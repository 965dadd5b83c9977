import { InvitationView, InviteBody } from '@recado/contracts/auth'
import { InvitationId } from '@recado/contracts/ids'
import { PageQuery, pageOf } from '@recado/contracts/wire'
import { z } from 'zod'
import { consoleAction } from '../../../../http/console/console-route.ts'
import { decodeIdCursor, pageOfRows } from '../../../../platform/cursor.ts'
import {
  type InvitationRow,
  invitationStatus,
  invitePerson,
  listInvitationRows,
  resendInvitation,
  revokeInvitation,
} from '../../index.ts'

const tag = 'People'
const params = z.object({ id: InvitationId })

export const createInvitation = consoleAction({
  name: 'create-invitation',
  method: 'POST',
  url: '/api/v1/invitations',
  tag,
  summary: 'Invites somebody by e-mail; an open invitation for the same address is replaced.',
  status: 201,
  permission: 'members.invite',
  limit: 'invitation',
  body: InviteBody,
  response: InvitationView,
  handler: async ({ services, source, body: { email, role, name } }) =>
    present(await invitePerson(services, source, { email, role, name }), services.clock.now()),
})

export const listInvitations = consoleAction({
  name: 'list-invitations',
  method: 'GET',
  url: '/api/v1/invitations',
  tag,
  summary: 'Invitations of every state, newest first.',
  permission: 'members.read',
  query: PageQuery,
  response: pageOf(InvitationView),
  handler: async ({ services, tenant, query }) => {
    const before = decodeIdCursor('invitations', tenant.id, query.cursor)
    const rows = await services.control.asTenant(tenant.id, (scope) =>
      listInvitationRows(scope, tenant.id, { before, limit: query.limit + 1 }),
    )
    const page = pageOfRows('invitations', tenant.id, query.limit, rows)
    const now = services.clock.now()
    return { ...page, items: page.items.map((row) => present(row, now)) }
  },
})

export const resendOneInvitation = consoleAction({
  name: 'resend-invitation',
  method: 'POST',
  url: '/api/v1/invitations/:id/resend',
  tag,
  summary: 'Sends an invitation again under a new id, with a new link and another week; the old link stops.',
  status: 201,
  permission: 'members.invite',
  limit: 'invitation',
  params,
  response: InvitationView,
  handler: async ({ services, source, params: { id } }) =>
    present(await resendInvitation(services, source, id), services.clock.now()),
})

export const deleteInvitation = consoleAction({
  name: 'revoke-invitation',
  method: 'DELETE',
  url: '/api/v1/invitations/:id',
  tag,
  summary: 'Closes an open invitation; its link stops.',
  status: 204,
  permission: 'members.invite',
  params,
  handler: async ({ services, source, params: { id } }) => {
    await revokeInvitation(services, source, id)
    return undefined
  },
})

function present(row: InvitationRow, now: Date): z.output<typeof InvitationView> {
  const { id, email, role, created_at, expires_at } = row
  return {
    id,
    email,
    role,
    created_at,
    expires_at,
    invited_by: row.invited_by_name,
    status: invitationStatus(row, now),
  }
}
