import { ConversationFilters } from '@recado/contracts/conversations'
import { labelEndpoints } from '@recado/contracts/labels'
import { type SavedViewBody, type SavedViewView, savedViewEndpoints } from '@recado/contracts/saved-views'
import { teamEndpoints } from '@recado/contracts/teams'
import { type WorkView, workEndpoints } from '@recado/contracts/work'
import type { z } from 'zod'
import { consoleRoute } from '../../../../http/console/console-route.ts'
import { memberOf } from '../../../../http/console/member-of.ts'
import { revised } from '../../../../http/revision.ts'
import { decodeIdCursor, pageOfRows } from '../../../../platform/cursor.ts'
import {
  createLabel,
  createSavedView,
  createTeam,
  deleteLabel,
  deleteSavedView,
  deleteTeam,
  getMemberWork,
  listLabels,
  listMemberWork,
  listSavedViews,
  listTeams,
  type MemberWork,
  type SavedViewRow,
  setCapacity,
  updateLabel,
  updateOwnWork,
  updateSavedView,
  updateTeam,
} from '../../index.ts'

export const listTenantLabels = consoleRoute(labelEndpoints.list, {
  permission: 'conversations.read',
  handler: async ({ scope }) => ({ items: (await listLabels(scope)).map(revised) }),
})

export const createOneLabel = consoleRoute(labelEndpoints.create, {
  permission: 'conversations.assign',
  handler: async ({ scope, body }) => revised(await createLabel(scope, body)),
})

export const updateOneLabel = consoleRoute(labelEndpoints.update, {
  permission: 'conversations.assign',
  edits: {
    kind: 'label',
    read: async ({ scope, params }) => (await listLabels(scope)).map(revised).find(({ id }) => id === params.id),
  },
  handler: async ({ scope, params: { id }, body }) => revised(await updateLabel(scope, id, body)),
})

export const deleteOneLabel = consoleRoute(labelEndpoints.delete, {
  permission: 'conversations.assign',
  handler: async ({ scope, params: { id } }) => {
    await deleteLabel(scope, id)
    return undefined
  },
})

export const listTenantTeams = consoleRoute(teamEndpoints.list, {
  permission: 'members.read',
  handler: async ({ scope }) => ({ items: (await listTeams(scope)).map(revised) }),
})

export const createOneTeam = consoleRoute(teamEndpoints.create, {
  permission: 'members.update',
  handler: async ({ scope, body }) => revised(await createTeam(scope, { name: body.name, memberIds: body.member_ids })),
})

export const updateOneTeam = consoleRoute(teamEndpoints.update, {
  permission: 'members.update',
  edits: {
    kind: 'team',
    read: async ({ scope, params }) => (await listTeams(scope, params.id)).map(revised)[0],
  },
  handler: async ({ scope, params: { id }, body }) =>
    revised(await updateTeam(scope, id, { name: body.name, memberIds: body.member_ids })),
})

export const deleteOneTeam = consoleRoute(teamEndpoints.delete, {
  permission: 'members.update',
  handler: async ({ scope, params: { id } }) => {
    await deleteTeam(scope, id)
    return undefined
  },
})

export const listViews = consoleRoute(savedViewEndpoints.list, {
  permission: 'conversations.read',
  handler: async ({ scope }) => ({ items: (await listSavedViews(scope)).map(presentView) }),
})

export const createView = consoleRoute(savedViewEndpoints.create, {
  permission: 'conversations.read',
  use: 'write',
  handler: async ({ scope, body }) => presentView(await createSavedView(scope, storedView(body))),
})

export const updateView = consoleRoute(savedViewEndpoints.update, {
  permission: 'conversations.read',
  edits: {
    kind: 'saved_view',
    read: async ({ scope, params }) =>
      (await listSavedViews(scope)).map(presentView).find(({ id }) => id === params.id),
  },
  handler: async ({ scope, params: { id }, body }) => presentView(await updateSavedView(scope, id, storedView(body))),
})

export const deleteView = consoleRoute(savedViewEndpoints.delete, {
  permission: 'conversations.read',
  handler: async ({ scope, params: { id } }) => {
    await deleteSavedView(scope, id)
    return undefined
  },
})

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
    const after = decodeIdCursor('work', scope.tenant.id, cursor)
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

/** Filters are kept as the wire shows them: what they mean is the contract's, not the table's. */
function storedView(body: z.output<typeof SavedViewBody>) {
  return { name: body.name, shared: body.shared, filters: ConversationFilters.encode(body.filters) }
}

function presentView({ owner_id, filters, ...row }: SavedViewRow): z.output<typeof SavedViewView> {
  return revised({ ...row, shared: owner_id === null, filters: ConversationFilters.parse(filters) })
}

function presentWork(work: MemberWork): z.output<typeof WorkView> {
  const { capacity } = work
  return { ...work, revision: revised({ capacity }).revision }
}
