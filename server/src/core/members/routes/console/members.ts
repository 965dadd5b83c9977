import type { MemberId } from '@recado/contracts/ids'
import { MemberView, memberEndpoints } from '@recado/contracts/people'
import type { z } from 'zod'
import { consoleAction, consoleRoute } from '../../../../http/console/console-route.ts'
import { requireUnchanged } from '../../../../http/require-unchanged.ts'
import { revised } from '../../../../http/revision.ts'
import { decodeIdCursor, pageOfRows } from '../../../../platform/cursor.ts'
import { memberPhotoPath } from '../../../../tenancy/member-photo-path.ts'
import type { Tenant } from '../../../../tenancy/tenant.ts'
import { findLastAct } from '../../../audit/index.ts'
import { removeMember, updateMember } from '../../../workflows/change-member.ts'
import { getMember, listMemberRows, type MemberRow, removeMemberPhoto } from '../../index.ts'

export const listMembers = consoleRoute(memberEndpoints.list, {
  permission: 'members.read',
  handler: async ({ scope, tenant, query }) => {
    const after = decodeIdCursor<MemberId>('members', tenant.id, query.cursor)
    const rows = await listMemberRows(scope, { after, limit: query.limit + 1 })
    return pageOfRows(
      'members',
      tenant.id,
      query.limit,
      rows.map((row) => present(tenant, row)),
    )
  },
})

export const getOneMember = consoleRoute(memberEndpoints.get, {
  permission: 'members.read',
  handler: async ({ scope, tenant, params: { id } }) => present(tenant, await getMember(scope, id)),
})

export const changeMember = consoleAction(memberEndpoints.update, {
  permission: 'members.update',
  handler: async ({ services, source, tenant, request, params: { id }, body }) =>
    present(
      tenant,
      await updateMember(services, source, id, body, (scope, member) =>
        requireUnchanged(request, present(tenant, member), {
          response: MemberView,
          readLastChange: () => findLastAct(scope, { kind: 'member', id }),
        }),
      ),
    ),
})

export const deleteMember = consoleAction(memberEndpoints.remove, {
  permission: 'members.remove',
  handler: async ({ services, source, params: { id } }) => {
    await removeMember(services, source, id)
    return undefined
  },
})

export const deleteMemberPhoto = consoleRoute(memberEndpoints.removePhoto, {
  permission: 'members.update',
  handler: async ({ scope, params: { id } }) => {
    await removeMemberPhoto(scope, id)
    return undefined
  },
})

function present(tenant: Tenant, { photo, ...member }: MemberRow): z.output<typeof MemberView> {
  const { role, status } = member
  return { ...member, photo_url: memberPhotoPath(tenant.id, photo), revision: revised({ role, status }).revision }
}
