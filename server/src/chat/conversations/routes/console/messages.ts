import { ConversationId } from '@recado/contracts/ids'
import {
  EditMessageBody,
  MessageHit,
  MessageParams,
  MessageSearchQuery,
  MessageView,
  PostMessageBody,
  ThreadPage,
  ThreadQuery,
} from '@recado/contracts/messages'
import { pageOf } from '@recado/contracts/wire'
import { z } from 'zod'
import { consoleAction, consoleRoute } from '../../../../http/console/console-route.ts'
import { errors } from '../../../../platform/errors.ts'
import {
  authorOf,
  deleteMessage,
  editMessage,
  postMessage,
  presentMessage,
  readThread,
  searchMessages,
} from '../../index.ts'

const tag = 'Messages'
const params = z.object({ id: ConversationId })

export const listMessages = consoleRoute({
  name: 'list-messages',
  method: 'GET',
  url: '/api/v1/conversations/:id/messages',
  tag,
  summary: 'A page of a conversation, in its order: the last, those before a number, or those after one.',
  permission: 'conversations.read',
  params,
  query: ThreadQuery,
  response: ThreadPage,
  handler: async ({ scope, params: { id }, query: { after, before, limit } }) => {
    if (after !== undefined && before !== undefined) throw errors.validation_failed()
    const part = after !== undefined ? { after } : before !== undefined ? { before } : 'end'
    const { messages, hasMore, lastSeq } = await readThread(scope, id, part, limit)
    return { items: messages.map(presentMessage), has_more: hasMore, last_seq: lastSeq }
  },
})

/** The client_id is the idempotency key here: the answer to a retry is the message itself. */
export const sendOneMessage = consoleAction({
  name: 'post-message',
  method: 'POST',
  url: '/api/v1/conversations/:id/messages',
  tag,
  summary: 'Sends to the customer, or leaves a note. Sent again with the same client_id it is the same message.',
  status: 201,
  permission: 'conversations.write',
  params,
  body: PostMessageBody,
  response: MessageView,
  handler: async ({ services, source, actor, params: { id }, body }) => {
    const { message } = await postMessage(services, source, {
      conversationId: id,
      clientId: body.client_id,
      kind: body.kind,
      direction: body.kind === 'note' ? 'internal' : 'out',
      author: authorOf(actor),
      body: body.body,
      attachmentIds: body.attachment_ids,
      mentions: body.mentions,
      asWritten: body.as_written === true,
      ...(body.reply_to_seq === undefined ? {} : { replyToSeq: body.reply_to_seq }),
    })
    return presentMessage(message)
  },
})

export const editOneMessage = consoleRoute({
  name: 'edit-message',
  method: 'PATCH',
  url: '/api/v1/conversations/:id/messages/:seq',
  tag,
  summary: 'Other words for a message of one’s own, or of anybody’s for who may give conversations away.',
  permission: 'conversations.write',
  params: MessageParams,
  body: EditMessageBody,
  response: MessageView,
  handler: async ({ scope, params: { id, seq }, body }) =>
    presentMessage(
      await editMessage(scope, { conversationId: id, seq }, body.body, {
        mentions: body.mentions,
        asWritten: body.as_written,
      }),
    ),
})

export const deleteOneMessage = consoleRoute({
  name: 'delete-message',
  method: 'DELETE',
  url: '/api/v1/conversations/:id/messages/:seq',
  tag,
  summary: 'Takes the content away and leaves a tombstone in its place.',
  permission: 'conversations.write',
  params: MessageParams,
  response: MessageView,
  handler: async ({ scope, params: { id, seq } }) =>
    presentMessage(await deleteMessage(scope, { conversationId: id, seq })),
})

export const searchTenantMessages = consoleRoute({
  name: 'search-messages',
  method: 'GET',
  url: '/api/v1/messages/search',
  tag,
  summary: 'Messages with all these words, newest first. "Quoted" words in that order, -without.',
  permission: 'conversations.read',
  query: MessageSearchQuery,
  response: pageOf(MessageHit),
  handler: ({ scope, query: { q, cursor, limit } }) => searchMessages(scope, { words: q, cursor, limit }),
})
