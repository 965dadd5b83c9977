import { ConversationFilters } from '@recado/contracts/conversations'
import { type SavedViewBody, type SavedViewView, savedViewEndpoints } from '@recado/contracts/saved-views'
import type { z } from 'zod'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { revised } from '../../../http/revision.ts'
import { createSavedView, deleteSavedView, listSavedViews, type SavedViewRow, updateSavedView } from '../index.ts'

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

/** Filters are kept as the wire shows them: what they mean is the contract's, not the table's. */
function storedView(body: z.output<typeof SavedViewBody>) {
  return { name: body.name, shared: body.shared, filters: ConversationFilters.encode(body.filters) }
}

function presentView({ owner_id, filters, ...row }: SavedViewRow): z.output<typeof SavedViewView> {
  return revised({ ...row, shared: owner_id === null, filters: ConversationFilters.parse(filters) })
}
