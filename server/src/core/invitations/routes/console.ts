import type { InvitationId } from '@recado/contracts/ids'
import { type InvitationView, invitationEndpoints } from '@recado/contracts/invitations'
import type { z } from 'zod'
import { consoleAction } from '../../../http/console/console-route.ts'
import { decodeIdCursor, pageOfRows } from '../../../platform/cursor.ts'
import { invitationStatus, invitePerson, resendInvitation, revokeInvitation } from '../../workflows/invite-person.ts'
import { type InvitationRow, listInvitationRows } from '../index.ts'

export const createInvitation = consoleAction(invitationEndpoints.create, {
  permission: 'members.invite',
  limit: 'invitation',
  handler: async ({ services, source, body: { email, role, name } }) =>
    present(await invitePerson(services, source, { email, role, name }), services.clock.now()),
})

export const listInvitations = consoleAction(invitationEndpoints.list, {
  permission: 'members.read',
  handler: async ({ services, tenant, query }) => {
    const before = decodeIdCursor<InvitationId>('invitations', tenant.id, query.cursor)
    const rows = await services.control.asTenant(tenant.id, (scope) =>
      listInvitationRows(scope, tenant.id, { before, limit: query.limit + 1 }),
    )
    const page = pageOfRows('invitations', tenant.id, query.limit, rows)
    const now = services.clock.now()
    return { ...page, items: page.items.map((row) => present(row, now)) }
  },
})

export const resendOneInvitation = consoleAction(invitationEndpoints.resend, {
  permission: 'members.invite',
  limit: 'invitation',
  handler: async ({ services, source, params: { id } }) =>
    present(await resendInvitation(services, source, id), services.clock.now()),
})

export const deleteInvitation = consoleAction(invitationEndpoints.revoke, {
  permission: 'members.invite',
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
