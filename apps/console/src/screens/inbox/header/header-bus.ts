import type { ConversationId } from '@recado/contracts/ids'
import { useEffect } from 'react'

/** What the keyboard asks of the header: to open a choice, or to ask for the label without which nothing is resolved. */
export type HeaderWish = 'assign' | 'hand_on' | 'labels' | 'snooze' | 'label_to_resolve'

type Listener = (wish: HeaderWish) => void

let shown: { id: ConversationId; listener: Listener } | undefined
/** Asked of a conversation that is on its way to the screen. */
let waiting: { id: ConversationId; wish: HeaderWish } | undefined

/** Asked by keys and palette, of a conversation that is on screen or has just been opened: then it waits until it is there. */
export function askHeader(id: ConversationId, wish: HeaderWish): void {
  if (shown?.id === id) shown.listener(wish)
  else waiting = { id, wish }
}

/** For the header of a conversation: hears what is asked of it while it is on screen. Give it a stable function. */
export function useHeaderWishes(id: ConversationId, listener: Listener): void {
  useEffect(() => {
    const here = { id, listener }
    shown = here
    if (waiting?.id === id) listener(waiting.wish)
    // Whoever has gone to another conversation is not asked when they come back.
    waiting = undefined
    return () => {
      if (shown === here) shown = undefined
    }
  }, [id, listener])
}
