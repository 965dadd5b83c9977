import type { MemberId } from '@recado/contracts/ids'
import { type WorkView, workEndpoints } from '@recado/contracts/work'
import type { z } from 'zod'
import { listMemberWork, type MemberWork } from '../../../core/members/index.ts'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { memberOf } from '../../../http/console/member-of.ts'
import { revised } from '../../../http/revision.ts'
import { decodeIdCursor, pageOfRows } from '../../../platform/cursor.ts'
import { getMemberWork, setCapacity, updateOwnWork } from '../../workflows/member-work.ts'

export const getOwnWork = consoleRoute(workEndpoints.getOwn, {
  permission: 'conversations.read',
  handler: async ({ scope, actor }) => presentWork(await getMemberWork(scope, memberOf(actor))),
})

export const changeOwnWork = consoleRoute(workEndpoints.updateOwn, {
  permission: 'conversations.write',
  handler: async ({ scope, actor, body: { availability, signature } }) =>
    presentWork(
      await updateOwnWork(scope, memberOf(actor), {
        ...(availability === undefined ? {} : { availability }),
        ...(signature === undefined ? {} : { signature }),
      }),
    ),
})

export const listWork = consoleRoute(workEndpoints.list, {
  permission: 'conversations.assign',
  handler: async ({ scope, query: { cursor, limit } }) => {
    const after = decodeIdCursor<MemberId>('work', scope.tenant.id, cursor)
    const rows = await listMemberWork(scope, { after, limit: limit + 1 })
    return pageOfRows(
      'work',
      scope.tenant.id,
      limit,
      rows.map((row) => ({ ...presentWork(row), id: row.member_id })),
    )
  },
})

export const changeCapacity = consoleRoute(workEndpoints.setCapacity, {
  permission: 'conversations.assign',
  edits: { kind: 'member', read: async ({ scope, params: { id } }) => presentWork(await getMemberWork(scope, id)) },
  handler: async ({ scope, params: { id }, body }) => presentWork(await setCapacity(scope, id, body.capacity)),
})

function presentWork(work: MemberWork): z.output<typeof WorkView> {
  const { capacity } = work
  return { ...work, revision: revised({ capacity }).revision }
}
