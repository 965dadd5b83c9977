import type { ConversationId } from '@recado/contracts/ids'
import { widgetEndpoints } from '@recado/contracts/widget'
import type { Visitor } from '../../../../http/widget/load-visitor.ts'
import { requireContact, requirePlace } from '../../../../http/widget/require-place.ts'
import { visitorRoute } from '../../../../http/widget/widget-route.ts'
import { errors as platformErrors } from '../../../../platform/errors.ts'
import type { TenantScope } from '../../../../tenancy/tenant-scope.ts'
import { markDelivered, markRead } from '../../../conversations/index.ts'
import { postVisitorMessage } from '../../../workflows/post-visitor-message.ts'
import { rateConversation } from '../../../workflows/rate-conversation.ts'
import { startVisitorConversation } from '../../../workflows/start-visitor-conversation.ts'
import {
  findVisitorConversation,
  listVisitorConversations,
  presentVisitorConversation,
  readVisitorThread,
  type VisitorConversationRow,
  type VisitorPlace,
} from '../../index.ts'

export const listOwnConversations = visitorRoute(widgetEndpoints.listConversations, {
  act: 'read',
  handler: async ({ scope, visitor }) => {
    const place = placeOf(visitor)
    const rows = place === undefined ? [] : await listVisitorConversations(scope, place)
    return { items: rows.map(presentVisitorConversation) }
  },
})

export const startOwnConversation = visitorRoute(widgetEndpoints.start, {
  act: 'write',
  handler: ({ scope, visitor, body, request }) =>
    startVisitorConversation(scope, visitor, { ...body, offline: false, userAgent: request.headers['user-agent'] }),
})

export const leaveOfflineMessage = visitorRoute(widgetEndpoints.leaveOffline, {
  act: 'write',
  handler: ({ scope, visitor, request, body: { email, name, ...body } }) =>
    startVisitorConversation(scope, visitor, {
      ...body,
      userAgent: request.headers['user-agent'],
      pre_chat: { email, ...(name === undefined ? {} : { name }) },
      offline: true,
    }),
})

export const readOwnMessages = visitorRoute(widgetEndpoints.listMessages, {
  act: 'read',
  handler: ({ scope, visitor, params, query }) => readVisitorThread(scope, requirePlace(visitor), params.id, query),
})

export const postOwnMessage = visitorRoute(widgetEndpoints.postMessage, {
  act: 'write',
  handler: async ({ scope, visitor, params, body }) => {
    const { id } = await requireConversation(scope, visitor, params.id)
    return postVisitorMessage(
      scope,
      { ...visitor, contact: requireContact(visitor) },
      {
        conversationId: id,
        clientId: body.client_id,
        text: body.text,
        attachmentIds: body.attachment_ids,
        replyToSeq: body.reply_to_seq,
        optionId: body.option_id,
      },
    )
  },
})

export const markOwnDelivered = visitorRoute(widgetEndpoints.markDelivered, {
  act: 'read',
  handler: (call) => mark(call, markDelivered),
})

export const markOwnRead = visitorRoute(widgetEndpoints.markRead, {
  act: 'read',
  handler: (call) => mark(call, markRead),
})

export const rateOwnConversation = visitorRoute(widgetEndpoints.rate, {
  act: 'write',
  handler: async ({ scope, visitor, params, body }) => {
    const { id } = await requireConversation(scope, visitor, params.id)
    return rateConversation(scope, { inbox: visitor.inbox, contact: requireContact(visitor) }, { ...body, id })
  },
})

async function mark(
  call: { scope: TenantScope; visitor: Visitor; params: { id: ConversationId }; body: { seq: number } },
  raise: typeof markRead,
): Promise<{ delivered_seq: number; read_seq: number }> {
  const { scope, visitor, params, body } = call
  const { id } = await requireConversation(scope, visitor, params.id)
  await raise(scope, { conversationId: id, by: 'contact', seq: body.seq })
  const after = await requireConversation(scope, visitor, id)
  return { delivered_seq: after.contact_delivered_seq, read_seq: after.contact_read_seq }
}

function placeOf({ contact, inbox }: Visitor): VisitorPlace | undefined {
  return contact === undefined ? undefined : { contactId: contact.id, inboxId: inbox.id }
}

/** @throws not_found (404), also for a conversation of somebody else */
async function requireConversation(
  scope: TenantScope,
  visitor: Visitor,
  id: ConversationId,
): Promise<VisitorConversationRow> {
  const found = await findVisitorConversation(scope, requirePlace(visitor), id)
  if (found === undefined) throw platformErrors.not_found()
  return found
}
