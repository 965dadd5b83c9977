import { useCallback, useRef } from 'preact/hooks'
import { useClient } from '../launcher/widget-context.ts'

/** The server passes it on for six seconds; the contract asks for every three. */
const EVERY_MS = 3_000

/** Tells the company that somebody writes, while they write. */
export function useTyping(id: string | null): (writes: boolean) => void {
  const client = useClient()
  const last = useRef(0)
  return useCallback(
    (writes) => {
      const now = Date.now()
      if (id === null || (writes && now - last.current < EVERY_MS) || (!writes && last.current === 0)) return
      last.current = writes ? now : 0
      client.typing(id, writes ? 'writing' : 'stopped')
    },
    [id, client],
  )
}
