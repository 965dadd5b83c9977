import { messageEndpoints } from '@recado/contracts/messages'
import { consoleAction, consoleRoute } from '../../../../http/console/console-route.ts'
import { errors } from '../../../../platform/errors.ts'
import { claimAttachments } from '../../../attachments/index.ts'
import {
  authorOf,
  deleteMessage,
  editMessage,
  postMessage,
  presentMessage,
  readThread,
  searchMessages,
} from '../../index.ts'

export const listMessages = consoleRoute(messageEndpoints.list, {
  permission: 'conversations.read',
  handler: async ({ scope, params: { id }, query: { after, before, limit } }) => {
    if (after !== undefined && before !== undefined) throw errors.validation_failed()
    const part = after !== undefined ? { after } : before !== undefined ? { before } : 'end'
    const { messages, hasMore, lastSeq } = await readThread(scope, id, part, limit)
    return { items: messages.map(presentMessage), has_more: hasMore, last_seq: lastSeq }
  },
})

/** The client_id is the idempotency key here: the answer to a retry is the message itself. */
export const sendOneMessage = consoleAction(messageEndpoints.post, {
  permission: 'conversations.write',
  handler: async ({ services, source, actor, params: { id }, body }) => {
    const { message } = await postMessage(services, source, {
      conversationId: id,
      clientId: body.client_id,
      kind: body.kind,
      direction: body.kind === 'note' ? 'internal' : 'out',
      author: authorOf(actor),
      body: body.body,
      attachments: { ids: body.attachment_ids, claim: claimAttachments },
      mentions: body.mentions,
      asWritten: body.as_written === true,
      ...(body.reply_to_seq === undefined ? {} : { replyToSeq: body.reply_to_seq }),
    })
    return presentMessage(message)
  },
})

export const editOneMessage = consoleRoute(messageEndpoints.edit, {
  permission: 'conversations.write',
  handler: async ({ scope, services, params: { id, seq }, body }) =>
    presentMessage(
      await editMessage(scope, { conversationId: id, seq }, body.body, {
        mentions: body.mentions,
        asWritten: body.as_written,
        onChannel: services.changeOnChannel,
      }),
    ),
})

export const deleteOneMessage = consoleRoute(messageEndpoints.delete, {
  permission: 'conversations.write',
  handler: async ({ scope, services, params: { id, seq } }) =>
    presentMessage(await deleteMessage(scope, { conversationId: id, seq }, { onChannel: services.changeOnChannel })),
})

export const searchTenantMessages = consoleRoute(messageEndpoints.search, {
  permission: 'conversations.read',
  handler: ({ scope, query: { q, cursor, limit } }) => searchMessages(scope, { words: q, cursor, limit }),
})
