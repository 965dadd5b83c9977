import { type CannedResponseView, cannedResponseEndpoints } from '@recado/contracts/canned-responses'
import { DraftBody, DraftView, ScheduledMessageView, ScheduleMessageBody } from '@recado/contracts/conversations'
import { ConversationId, ScheduledMessageId } from '@recado/contracts/ids'
import { z } from 'zod'
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
} from '../../../modules/conversations/index.ts'
import { revised } from '../revision.ts'
import { consoleRoute } from './console-route.ts'
import { memberOf } from './member-of.ts'

const ofConversation = z.object({ id: ConversationId })

export const getOwnDraft = consoleRoute({
  name: 'get-draft',
  method: 'GET',
  url: '/api/v1/conversations/:id/draft',
  tag: 'Drafts',
  summary: 'What the caller had begun to write here.',
  permission: 'conversations.write',
  params: ofConversation,
  response: DraftView,
  handler: ({ scope, actor, params: { id } }) => getDraft(scope, { memberId: memberOf(actor), conversationId: id }),
})

export const putOwnDraft = consoleRoute({
  name: 'put-draft',
  method: 'PUT',
  url: '/api/v1/conversations/:id/draft',
  tag: 'Drafts',
  summary: 'Keeps what the caller has begun to write here; an empty body forgets it.',
  permission: 'conversations.write',
  params: ofConversation,
  body: DraftBody,
  response: DraftView,
  handler: ({ scope, actor, params: { id }, body }) =>
    keepDraft(scope, { memberId: memberOf(actor), conversationId: id }, body),
})

export const scheduleOneMessage = consoleRoute({
  name: 'schedule-message',
  method: 'POST',
  url: '/api/v1/conversations/:id/scheduled-messages',
  tag: 'Scheduled messages',
  summary: 'A message for later, unless the conversation is resolved by then.',
  status: 201,
  permission: 'conversations.write',
  params: ofConversation,
  body: ScheduleMessageBody,
  response: ScheduledMessageView,
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

export const listScheduledMessages = consoleRoute({
  name: 'list-scheduled-messages',
  method: 'GET',
  url: '/api/v1/conversations/:id/scheduled-messages',
  tag: 'Scheduled messages',
  summary: 'What waits to be sent, the next first.',
  permission: 'conversations.read',
  params: ofConversation,
  response: z.object({ items: z.array(ScheduledMessageView) }),
  handler: async ({ scope, params: { id } }) => ({ items: await listScheduled(scope, id) }),
})

export const cancelScheduledMessage = consoleRoute({
  name: 'cancel-scheduled-message',
  method: 'DELETE',
  url: '/api/v1/scheduled-messages/:id',
  tag: 'Scheduled messages',
  summary: 'Does not send it after all.',
  status: 204,
  permission: 'conversations.write',
  params: z.object({ id: ScheduledMessageId }),
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
