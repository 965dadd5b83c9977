import { RateBody, RatingView } from '@recado/contracts/ratings'
import {
  OfflineMessageBody,
  PostVisitorMessageBody,
  StartedVisitorConversation,
  StartVisitorConversationBody,
  VisitorConversationPage,
  VisitorConversationParams,
  VisitorMarkBody,
  VisitorMarkView,
  VisitorMessage,
  VisitorThread,
  VisitorThreadQuery,
} from '@recado/contracts/widget'
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

const tag = 'Widget'

export const listOwnConversations = visitorRoute({
  name: 'list-visitor-conversations',
  method: 'GET',
  url: '/api/v1/widget/conversations',
  ...{ tag, act: 'read', summary: "The visitor's conversations in this inbox, the newest first." },
  response: VisitorConversationPage,
  handler: async ({ scope, visitor }) => {
    const place = placeOf(visitor)
    const rows = place === undefined ? [] : await listVisitorConversations(scope, place)
    return { items: rows.map(presentVisitorConversation) }
  },
})

export const startOwnConversation = visitorRoute({
  name: 'start-visitor-conversation',
  method: 'POST',
  url: '/api/v1/widget/conversations',
  ...{ tag, act: 'write', summary: 'Writes the first message of a conversation, or goes on in the open one.' },
  status: 201,
  body: StartVisitorConversationBody,
  response: StartedVisitorConversation,
  handler: ({ scope, visitor, body, request }) =>
    startVisitorConversation(scope, visitor, { ...body, offline: false, userAgent: request.headers['user-agent'] }),
})

export const leaveOfflineMessage = visitorRoute({
  name: 'leave-offline-message',
  method: 'POST',
  url: '/api/v1/widget/offline-messages',
  ...{ tag, act: 'write', summary: 'Leaves a message while nobody is there; the answer comes by e-mail.' },
  status: 201,
  body: OfflineMessageBody,
  response: StartedVisitorConversation,
  handler: ({ scope, visitor, request, body: { email, name, ...body } }) =>
    startVisitorConversation(scope, visitor, {
      ...body,
      userAgent: request.headers['user-agent'],
      pre_chat: { email, ...(name === undefined ? {} : { name }) },
      offline: true,
    }),
})

export const readOwnMessages = visitorRoute({
  name: 'list-visitor-messages',
  method: 'GET',
  url: '/api/v1/widget/conversations/:id/messages',
  ...{ tag, act: 'read', summary: 'A page of one of the visitor’s conversations; `after` gives what was missed.' },
  params: VisitorConversationParams,
  query: VisitorThreadQuery,
  response: VisitorThread,
  handler: ({ scope, visitor, params, query }) => readVisitorThread(scope, requirePlace(visitor), params.id, query),
})

export const postOwnMessage = visitorRoute({
  name: 'post-visitor-message',
  method: 'POST',
  url: '/api/v1/widget/conversations/:id/messages',
  ...{
    tag,
    act: 'write',
    summary:
      'Writes a message; the same client_id again is the same message. After resolution it may begin another conversation.',
  },
  status: 201,
  params: VisitorConversationParams,
  body: PostVisitorMessageBody,
  response: VisitorMessage,
  handler: async ({ scope, visitor, params, body }) => {
    const { id } = await requireConversation(scope, visitor, params.id)
    return postVisitorMessage(
      scope,
      { ...visitor, contact: requireContact(visitor) },
      {
        ...{ conversationId: id, clientId: body.client_id, text: body.text },
        ...{ attachmentIds: body.attachment_ids, replyToSeq: body.reply_to_seq, optionId: body.option_id },
      },
    )
  },
})

export const markOwnDelivered = visitorRoute({
  name: 'mark-visitor-delivered',
  method: 'POST',
  url: '/api/v1/widget/conversations/:id/delivered',
  ...{ tag, act: 'read', summary: 'This device has the messages up to `seq`.' },
  params: VisitorConversationParams,
  body: VisitorMarkBody,
  response: VisitorMarkView,
  handler: (call) => mark(call, markDelivered),
})

export const markOwnRead = visitorRoute({
  name: 'mark-visitor-read',
  method: 'POST',
  url: '/api/v1/widget/conversations/:id/read',
  ...{ tag, act: 'read', summary: 'The visitor has seen the messages up to `seq`.' },
  params: VisitorConversationParams,
  body: VisitorMarkBody,
  response: VisitorMarkView,
  handler: (call) => mark(call, markRead),
})

export const rateOwnConversation = visitorRoute({
  name: 'rate-visitor-conversation',
  method: 'PUT',
  url: '/api/v1/widget/conversations/:id/rating',
  ...{ tag, act: 'write', summary: 'Stars and perhaps a word for a resolved conversation; may be changed for a day.' },
  params: VisitorConversationParams,
  body: RateBody,
  response: RatingView,
  handler: async ({ scope, visitor, params, body }) => {
    const { id } = await requireConversation(scope, visitor, params.id)
    return rateConversation(scope, { inbox: visitor.inbox, contact: requireContact(visitor) }, { ...body, id })
  },
})

async function mark(
  call: { scope: TenantScope; visitor: Visitor; params: { id: string }; body: { seq: number } },
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
async function requireConversation(scope: TenantScope, visitor: Visitor, id: string): Promise<VisitorConversationRow> {
  const found = await findVisitorConversation(scope, requirePlace(visitor), id)
  if (found === undefined) throw platformErrors.not_found()
  return found
}
