import { MemberId } from '@recado/contracts/ids'
import { MemberView, UpdateMemberBody } from '@recado/contracts/people'
import { PageQuery, pageOf } from '@recado/contracts/wire'
import { z } from 'zod'
import { consoleAction, consoleRoute } from '../../../../http/console/console-route.ts'
import { requireUnchanged } from '../../../../http/require-unchanged.ts'
import { revised } from '../../../../http/revision.ts'
import { decodeIdCursor, pageOfRows } from '../../../../platform/cursor.ts'
import { findLastAct } from '../../../audit/index.ts'
import { getMember, listMemberRows, type MemberRow, removeMember, updateMember } from '../../index.ts'

const tag = 'People'
const params = z.object({ id: MemberId })

export const listMembers = consoleRoute({
  name: 'list-members',
  method: 'GET',
  url: '/api/v1/members',
  tag,
  summary: 'The people of the company, in the order they came.',
  permission: 'members.read',
  query: PageQuery,
  response: pageOf(MemberView),
  handler: async ({ scope, tenant, query }) => {
    const after = decodeIdCursor('members', tenant.id, query.cursor)
    const rows = await listMemberRows(scope, { after, limit: query.limit + 1 })
    return pageOfRows('members', tenant.id, query.limit, rows.map(present))
  },
})

export const getOneMember = consoleRoute({
  name: 'get-member',
  method: 'GET',
  url: '/api/v1/members/:id',
  tag,
  summary: 'One person of the company.',
  permission: 'members.read',
  params,
  response: MemberView,
  handler: async ({ scope, params: { id } }) => present(await getMember(scope, id)),
})

export const changeMember = consoleAction({
  name: 'update-member',
  method: 'PATCH',
  url: '/api/v1/members/:id',
  tag,
  summary: 'Changes somebody’s role, or disables them. Nobody acts on, or gives, more than they have themselves.',
  permission: 'members.update',
  params,
  body: UpdateMemberBody,
  response: MemberView,
  handler: async ({ services, source, request, params: { id }, body }) =>
    present(
      await updateMember(services, source, id, body, (scope, member) =>
        requireUnchanged(request, present(member), {
          response: MemberView,
          readLastChange: () => findLastAct(scope, { kind: 'member', id }),
        }),
      ),
    ),
})

export const deleteMember = consoleAction({
  name: 'remove-member',
  method: 'DELETE',
  url: '/api/v1/members/:id',
  tag,
  summary: 'Takes somebody out of the company; their sessions here end at once.',
  status: 204,
  permission: 'members.remove',
  params,
  handler: async ({ services, source, params: { id } }) => {
    await removeMember(services, source, id)
    return undefined
  },
})

function present(member: MemberRow): z.output<typeof MemberView> {
  const { role, status } = member
  return { ...member, revision: revised({ role, status }).revision }
}
