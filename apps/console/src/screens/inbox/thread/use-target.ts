import { useCallback, useEffect, useState } from 'react'
import type { ThreadData } from '../../../inbox/inbox-data.ts'
import { useHitSeq } from '../../../inbox/use-hit-seq.ts'

/** The message that a hit of the search, a mention or a quote leads to, once it is loaded. */
export function useTarget(thread: ThreadData): { target: { seq: number } | undefined; goTo(seq: number): void } {
  const [target, setTarget] = useState<{ seq: number }>()
  const { reach } = thread
  const goTo = useCallback(
    (seq: number) => {
      // What cannot be fetched leaves one where one is.
      reach(seq).then(
        () => setTarget({ seq }),
        () => undefined,
      )
    },
    [reach],
  )
  const hit = useHitSeq()
  const ready = thread.messages !== undefined
  useEffect(() => {
    if (hit !== undefined && ready) goTo(hit)
  }, [hit, ready, goTo])
  return { target, goTo }
}
