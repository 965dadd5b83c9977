import { type CannedResponseView, cannedResponseEndpoints } from '@recado/contracts/canned-responses'
import { draftEndpoints } from '@recado/contracts/drafts'
import { scheduledMessageEndpoints } from '@recado/contracts/scheduled-messages'
import type { z } from 'zod'
import { consoleRoute } from '../../../../http/console/console-route.ts'
import { memberOf } from '../../../../http/console/member-of.ts'
import { revised } from '../../../../http/revision.ts'
import {
  type CannedResponseRow,
  cancelScheduled,
  createCannedResponse,
  deleteCannedResponse,
  findCannedResponse,
  getDraft,
  keepDraft,
  listCannedResponses,
  listScheduled,
  renderCannedResponse,
  scheduleMessage,
  updateCannedResponse,
} from '../../index.ts'

export const getOwnDraft = consoleRoute(draftEndpoints.get, {
  permission: 'conversations.write',
  handler: ({ scope, actor, params: { id } }) => getDraft(scope, { memberId: memberOf(actor), conversationId: id }),
})

export const putOwnDraft = consoleRoute(draftEndpoints.put, {
  permission: 'conversations.write',
  handler: ({ scope, actor, params: { id }, body }) =>
    keepDraft(scope, { memberId: memberOf(actor), conversationId: id }, body),
})

export const scheduleOneMessage = consoleRoute(scheduledMessageEndpoints.create, {
  permission: 'conversations.write',
  handler: ({ scope, actor, params: { id }, body }) =>
    scheduleMessage(scope, {
      conversationId: id,
      memberId: memberOf(actor),
      body: body.body,
      sendAt: body.send_at,
      cancelOnReply: body.cancel_on_reply,
      asWritten: body.as_written === true,
    }),
})

export const listScheduledMessages = consoleRoute(scheduledMessageEndpoints.list, {
  permission: 'conversations.read',
  handler: async ({ scope, params: { id } }) => ({ items: await listScheduled(scope, id) }),
})

export const cancelScheduledMessage = consoleRoute(scheduledMessageEndpoints.cancel, {
  permission: 'conversations.write',
  handler: async ({ scope, params: { id } }) => {
    await cancelScheduled(scope, id)
    return undefined
  },
})

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
