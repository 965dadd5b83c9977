import { useEffect, useState } from 'preact/hooks'
import type { Outgoing } from '../client/outgoing.ts'
import { useClient, useWidget } from '../launcher/widget-context.ts'

/**
 * A first message that the server did not take for what was answered with it: it leaves the queue, its text is in the
 * composer again, and its answers go back to their form. Sent as it was it would be refused for ever.
 * @param onReturn gets the message, once.
 */
export function useReturned(outgoing: readonly Outgoing[], onReturn: (item: Outgoing) => void): Outgoing | undefined {
  const client = useClient()
  const { state } = useWidget()
  const [last, setLast] = useState<Outgoing>()
  const item = outgoing.find(isReturned)
  useEffect(() => {
    if (item === undefined) return
    setLast(item)
    onReturn(item)
    client.discard(item.client_id)
    if (item.offline === undefined) {
      state.set(({ draft }) => ({ draft: draft.trim() === '' ? item.text : `${draft}\n${item.text}` }))
    }
    // The company may have changed its questions since the page was opened.
    const asked = state.get().config.settings.pre_chat.map(({ key }) => key)
    if (item.refusal?.field && !asked.includes(item.refusal.field)) client.refreshConfig().catch(() => undefined)
  }, [item?.client_id])
  return last
}

function isReturned({ conversation_id: of, refusal, pre_chat: answers, offline }: Outgoing): boolean {
  if (of !== null || refusal?.field === undefined) return false
  return refusal.field !== '' || answers !== undefined || offline !== undefined
}
