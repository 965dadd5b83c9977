import { z } from 'zod'
import { ConversationFilters } from './conversations.ts'
import { defineEndpoint } from './endpoint.ts'
import { SavedViewId } from './ids.ts'
import { Instant, line, Revision } from './wire.ts'

export const SavedViewView = z.object({
  id: SavedViewId,
  name: z.string(),
  shared: z.boolean(),
  filters: ConversationFilters,
  revision: Revision,
  updated_at: Instant,
})
export const SavedViewBody = z.strictObject({
  name: line(80),
  shared: z.boolean().default(false),
  filters: ConversationFilters,
})

const params = z.object({ id: SavedViewId })
const path = '/api/v1/saved-views'

export const savedViewEndpoints = {
  list: defineEndpoint({
    name: 'list-saved-views',
    method: 'GET',
    path,
    tag: 'Saved views',
    summary: "Everybody's and the caller's own, by name.",
    response: z.object({ items: z.array(SavedViewView) }),
  }),
  create: defineEndpoint({
    name: 'create-saved-view',
    method: 'POST',
    path,
    tag: 'Saved views',
    summary: 'Keeps filters under a name. Shared ones are made by who may give conversations away.',
    status: 201,
    body: SavedViewBody,
    response: SavedViewView,
  }),
  update: defineEndpoint({
    name: 'update-saved-view',
    method: 'PUT',
    path: `${path}/:id`,
    tag: 'Saved views',
    summary: 'Changes it.',
    params,
    body: SavedViewBody,
    response: SavedViewView,
  }),
  delete: defineEndpoint({
    name: 'delete-saved-view',
    method: 'DELETE',
    path: `${path}/:id`,
    tag: 'Saved views',
    summary: 'Deletes it.',
    status: 204,
    params,
  }),
}
