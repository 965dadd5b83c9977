import type { ConversationId } from '@recado/contracts/ids'
import { useConversation } from '../../../inbox/use-conversation.ts'

/** The right: who the customer is. */
export function ContactPanel({ conversationId }: { conversationId: ConversationId }) {
  const { conversation } = useConversation(conversationId)
  return <p className="p-4 text-14 font-medium">{conversation?.contact.name}</p>
}
