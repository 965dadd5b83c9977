import type { ConversationId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { lockMessage, setMessageData } from './messages.sql.ts'

/** Who reacted to a message with what, as `data.reactions` of it. */
export interface Reaction {
  /** One has one reaction a message. */
  key: string
  from: 'contact' | 'company'
  name: string
  emoji: string
}

/** Sets somebody's reaction, or takes it away (emoji null); deleted messages have none. */
export async function reactToMessage(
  scope: TenantScope,
  at: { conversationId: ConversationId; seq: number },
  { emoji, ...who }: Omit<Reaction, 'emoji'> & { emoji: string | null },
): Promise<void> {
  const message = await lockMessage(scope, at)
  if (message === undefined || message.deleted_at !== null) return
  const before = (message.data.reactions ?? []) as Reaction[]
  const others = before.filter(({ key }) => key !== who.key)
  const reactions = emoji === null ? others : [...others, { ...who, emoji }]
  if (JSON.stringify(reactions) === JSON.stringify(before)) return
  await setMessageData(scope, message, { ...message.data, reactions })
}
