import { useLayoutEffect, useState } from 'preact/hooks'
import type { Store } from '../client/store.ts'

/** What a screen shows of a store; it is drawn again only when that changes. */
export function useStore<State, Selected>(store: Store<State>, select: (state: State) => Selected): Selected {
  const selected = select(store.get())
  const [, redraw] = useState({})
  useLayoutEffect(() => {
    let shown = selected
    const look = () => {
      const now = select(store.get())
      if (Object.is(shown, now)) return
      shown = now
      redraw({})
    }
    // It may have changed since it was drawn.
    look()
    return store.subscribe(look)
  })
  return selected
}
