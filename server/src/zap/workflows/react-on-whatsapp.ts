import type { ConversationId } from '@recado/contracts/ids'
import {
  authorOf,
  conversationErrors,
  getConversation,
  lockMessage,
  type MessageRow,
  reactToMessage,
} from '../../chat/conversations/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findConnectionOfInbox } from '../connections/index.ts'
import { findNamed, insertSend, planSend, sendErrors } from '../sends/index.ts'

/** The company has one reaction a message, whoever of it gives it. */
const COMPANY = 'company'

/**
 * Reacts to a message on WhatsApp, or takes the reaction away.
 * @throws conversation_not_found, message_not_found (404), reaction_unknown_message (409)
 */
export async function reactOnWhatsapp(
  scope: TenantScope,
  at: { conversationId: ConversationId; seq: number },
  emoji: string | null,
): Promise<MessageRow> {
  const { inbox_id } = await getConversation(scope, at.conversationId)
  const connection = await findConnectionOfInbox(scope, inbox_id)
  await lockOne(scope, at)
  if (connection === undefined || (await findNamed(scope, at)) === undefined)
    throw sendErrors.reaction_unknown_message()
  await reactToMessage(scope, at, { key: COMPANY, from: 'company', name: authorOf(scope.actor).name, emoji })
  const place = { connection_id: connection.id, conversation_id: at.conversationId, seq: at.seq, part: 0 }
  await insertSend(scope, { ...place, kind: 'reaction', emoji })
  await planSend(scope, { connectionId: connection.id, conversationId: at.conversationId })
  return lockOne(scope, at)
}

async function lockOne(scope: TenantScope, at: { conversationId: ConversationId; seq: number }): Promise<MessageRow> {
  const message = await lockMessage(scope, at)
  if (message === undefined) throw conversationErrors.message_not_found()
  return message
}
