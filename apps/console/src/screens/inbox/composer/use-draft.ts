import type { ConversationId } from '@recado/contracts/ids'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useServices } from '../../../services.ts'
import { type Draft, getDraft, putDraft } from './composer.api.ts'

const EMPTY: Draft = { kind: 'text', body: '' }
// A pause in typing. Shorter would write at every word.
const PAUSE_MS = 900

/**
 * What is being written in a conversation: shown at once from this browser, kept on the server after a pause, when one
 * leaves, and when the page is hidden.
 */
export function useDraft(id: ConversationId, enabled: boolean): [Draft, (draft: Draft) => void] {
  const { http } = useServices()
  const queries = useQueryClient()
  const key = ['draft', id]
  const { data } = useQuery({ queryKey: key, queryFn: () => getDraft(http, id), enabled })
  const [own, setOwn] = useState<Draft>()
  const pending = useRef<{ draft: Draft; timer: ReturnType<typeof setTimeout> }>(undefined)

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

  const write = (draft: Draft) => {
    setOwn(draft)
    queries.setQueryData(key, draft.body === '' ? null : draft)
    clearTimeout(pending.current?.timer)
    // What was sent or emptied is forgotten at once: nobody should find it again.
    pending.current = { draft, timer: setTimeout(keep, draft.body === '' ? 0 : PAUSE_MS) }
  }
  return [own ?? data ?? EMPTY, write]
}
