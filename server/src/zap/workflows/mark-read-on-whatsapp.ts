import type { ConnectionId, ConversationId } from '@recado/contracts/ids'
import { getConversation } from '../../chat/conversations/index.ts'
import type { ScopeSource, TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'
import { findOrOpenChat, listInboundIds } from '../chats/index.ts'
import { type Connection, findConnection } from '../connections/index.ts'
import type { CallBot } from './call-bot.ts'
import type { CloudApi } from './cloud-api.ts'

/** The customer's phone shows that their messages were seen. At best: what could not be told now never is. */
export async function markReadOnWhatsapp(
  { withTenant, callBot, cloudApi }: { withTenant: WithTenant; callBot: CallBot; cloudApi: CloudApi },
  source: ScopeSource,
  {
    connectionId,
    ...stretch
  }: { connectionId: ConnectionId; conversationId: ConversationId; after: number; upto: number },
): Promise<void> {
  const order = await withTenant(source, async (scope) => {
    const message_ids = await listInboundIds(scope, stretch)
    if (message_ids.length === 0) return undefined
    const connection = await findConnection(scope, connectionId)
    if (connection?.driver === 'cloud' && connection.deleted_at === null) return { connection, message_ids }
    const place = await findTalk(scope, { connectionId, conversationId: stretch.conversationId })
    return place && { ...place, message_ids }
  })
  if (order === undefined) return
  const { connection, message_ids } = order
  if (!('to' in order)) {
    // Meta marks what came before it, too.
    await cloudApi.clientOf(source.tenant.id, connection)?.markRead(message_ids[0] ?? '', { typing: false })
    return
  }
  const bot = { tenantId: source.tenant.id, connectionId, generation: connection.token_generation }
  await callBot.command(bot, { command: 'mark_read', to: order.to, message_ids })
}

/** Whom a conversation is with; nobody where nothing may be told now, and no group. */
export async function findTalk(
  scope: TenantScope,
  { connectionId, conversationId }: { connectionId: ConnectionId; conversationId: ConversationId },
) {
  const connection: Connection | undefined = await findConnection(scope, connectionId)
  if (connection === undefined || connection.deleted_at !== null || connection.driver === 'cloud') return undefined
  if (connection.state !== 'connected' && connection.state !== 'restricted') return undefined
  const { contact_id: contactId } = await getConversation(scope, conversationId)
  const chat = await findOrOpenChat(scope, { connectionId, contactId })
  return chat === undefined || chat.kind === 'group' ? undefined : { connection, to: chat.to }
}
