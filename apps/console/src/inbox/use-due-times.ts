import type { ConversationView } from '@recado/contracts/conversations'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useServices } from '../services.ts'
import { useMe } from '../session/me-context.ts'
import type { Inbox } from './inbox.api.ts'
import { putConversation } from './put-conversation.ts'
import { readConversation } from './read-conversation.ts'

/**
 * Events say that a customer waits, and not until when: business hours are the server's. A row that is on screen and has
 * waited for a while asks, once.
 *
 * @param inbox the conversation's; without a target there is nothing to ask
 * @param waits it has waited for so long that it is worth a question
 */
export function useDueTimes(
  { id, first_answer_due_at, status }: ConversationView,
  inbox: Inbox | undefined,
  waits: boolean,
): void {
  const { http } = useServices()
  const queries = useQueryClient()
  const { member_id } = useMe()
  const hasTarget = inbox !== undefined && inbox.first_answer_minutes !== null
  const unknown = waits && hasTarget && first_answer_due_at === null && (status === 'open' || status === 'snoozed')
  useEffect(() => {
    if (!unknown) return
    readConversation({ http, queries }, id)
      .then((view) => putConversation(queries, member_id, view))
      // Neutral until the next event or look.
      .catch(() => undefined)
  }, [unknown, http, id, queries, member_id])
}
