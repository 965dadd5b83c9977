import type { ConversationId } from '@recado/contracts/ids'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useServices } from '../../../services.ts'
import { type Draft, getDraft, putDraft } from './composer.api.ts'

const EMPTY: Draft = { kind: 'text', body: '' }
// A pause in typing. Shorter would write at every word.
const PAUSE_MS = 900

export interface DraftInHand {
  draft: Draft
  write(draft: Draft): void
  /** What was kept from before, and came when something else had been begun; undefined once it is used or let go. */
  earlier: Draft | undefined
  forgetEarlier(): void
}

/**
 * What is being written in a conversation: shown at once from this browser, kept on the server after a pause, when one
 * leaves, and when the page is hidden.
 */
export function useDraft(id: ConversationId, enabled: boolean): DraftInHand {
  const { http } = useServices()
  const queries = useQueryClient()
  const key = ['draft', id]
  const { data } = useQuery({ queryKey: key, queryFn: () => getDraft(http, id), enabled })
  const [own, setOwn] = useState<Draft>()
  const [earlier, setEarlier] = useState<Draft>()
  const pending = useRef<{ draft: Draft; timer: ReturnType<typeof setTimeout> | undefined }>(undefined)
  const latest = useRef<Draft>(undefined)
  const loading = useRef(false)

  const keep = useCallback(() => {
    if (pending.current === undefined) return
    clearTimeout(pending.current.timer)
    const { draft } = pending.current
    pending.current = undefined
    // Without a line it stays in this browser; the next letter tries again.
    void putDraft(http, id, draft).catch(() => undefined)
  }, [http, id])

  useEffect(() => {
    const onHide = () => document.visibilityState === 'hidden' && keep()
    document.addEventListener('visibilitychange', onHide)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      keep()
    }
  }, [keep])

  const show = (draft: Draft) => queries.setQueryData(key, draft.body === '' ? null : draft)
  const write = (draft: Draft) => {
    latest.current = draft
    setOwn(draft)
    if (own === undefined && data === undefined) {
      // Begun before what was kept is here: that is not put in the place of what is typed, nor lost.
      loading.current = true
      void queries
        .fetchQuery({ queryKey: key, queryFn: () => getDraft(http, id) })
        .then((kept) => {
          if (kept !== null && kept.body !== '') setEarlier(kept)
          if (latest.current !== undefined) show(latest.current)
        })
        .catch(() => undefined)
        .finally(() => {
          loading.current = false
          // Its pause is over.
          if (pending.current !== undefined && pending.current.timer === undefined) keep()
        })
    } else if (!loading.current) {
      // An answer that is under way is of before this letter, and would be shown when one comes back.
      void queries.cancelQueries({ queryKey: key })
      show(draft)
    }
    clearTimeout(pending.current?.timer)
    const entry: NonNullable<typeof pending.current> = { draft, timer: undefined }
    pending.current = entry
    // What was sent or emptied is forgotten at once: nobody should find it again.
    entry.timer = setTimeout(
      () => {
        // Written over while it is being read, what was kept would be read as what has just been typed.
        if (loading.current) entry.timer = undefined
        else keep()
      },
      draft.body === '' ? 0 : PAUSE_MS,
    )
  }
  return { draft: own ?? data ?? EMPTY, write, earlier, forgetEarlier: () => setEarlier(undefined) }
}
