import { type CannedResponseView, cannedResponseEndpoints } from '@recado/contracts/canned-responses'
import type { z } from 'zod'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { revised } from '../../../http/revision.ts'
import { renderCannedResponse } from '../../workflows/render-canned-response.ts'
import {
  type CannedResponseRow,
  createCannedResponse,
  deleteCannedResponse,
  findCannedResponse,
  listCannedResponses,
  updateCannedResponse,
} from '../index.ts'

export const listCanned = consoleRoute(cannedResponseEndpoints.list, {
  permission: 'conversations.read',
  handler: async ({ scope, query: { cursor, limit } }) => {
    const { items, next_cursor } = await listCannedResponses(scope, { cursor, limit })
    return { items: items.map(presentCanned), next_cursor }
  },
})

export const createCanned = consoleRoute(cannedResponseEndpoints.create, {
  permission: 'conversations.write',
  handler: async ({ scope, body }) => presentCanned(await createCannedResponse(scope, body)),
})

export const updateCanned = consoleRoute(cannedResponseEndpoints.update, {
  permission: 'conversations.write',
  edits: {
    kind: 'canned_response',
    read: async ({ scope, params: { id } }) => {
      const row = await findCannedResponse(scope, id)
      return row === undefined ? undefined : presentCanned(row)
    },
  },
  handler: async ({ scope, params: { id }, body }) => presentCanned(await updateCannedResponse(scope, id, body)),
})

export const deleteCanned = consoleRoute(cannedResponseEndpoints.delete, {
  permission: 'conversations.write',
  handler: async ({ scope, params: { id } }) => {
    await deleteCannedResponse(scope, id)
    return undefined
  },
})

export const renderCanned = consoleRoute(cannedResponseEndpoints.render, {
  permission: 'conversations.read',
  use: 'read',
  handler: ({ scope, params: { id }, body }) => renderCannedResponse(scope, id, body.conversation_id),
})

function presentCanned({ owner_id, ...row }: CannedResponseRow): z.output<typeof CannedResponseView> {
  return revised({ ...row, shared: owner_id === null })
}
