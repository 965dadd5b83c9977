import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { createLiveStore } from '../realtime/live-state.ts'
import { useServices } from '../services.ts'
import { type InboxCentre, InboxContext } from './inbox-context.ts'
import { createOutbox } from './outbox/create-outbox.ts'
import { storeMessages } from './thread-query.ts'

/** Socket and outbox of whoever is signed in to a company. */
export function InboxProvider({ children }: { children: ReactNode }) {
  const { http } = useServices()
  const queries = useQueryClient()
  const [centre] = useState<InboxCentre>(() => ({
    live: createLiveStore(),
    line: { watch: () => () => undefined, sayTyping: () => undefined },
    outbox: createOutbox(http, (message) => void storeMessages(http, queries, message.conversation_id, [message])),
  }))
  return <InboxContext value={centre}>{children}</InboxContext>
}
