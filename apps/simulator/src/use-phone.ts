import { useCallback, useEffect, useState } from 'preact/hooks'
import { act, type Entry, type PhoneView, watch } from './network.ts'
import { t } from './words.ts'

export interface ShownPhone {
  view: PhoneView
  log: Entry[]
  /** What went wrong last, in words. */
  problem: string | undefined
  /** Does to it what a person does; what goes wrong is shown. */
  play(name: string, body?: object): Promise<void>
  /** Shows what went wrong of something else. */
  fail(error: unknown): void
}

/** A phone as it is now; undefined until the network has shown it. */
export function usePhone(phone: string | undefined): ShownPhone | undefined {
  const [news, setNews] = useState<{ view: PhoneView; log: Entry[] }>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    setNews(undefined)
    if (phone === undefined) return
    return watch(
      phone,
      (heard) => {
        setNews(heard)
        setProblem((before) => (before === t('lost') ? undefined : before))
      },
      () => setProblem(t('lost')),
    )
  }, [phone])
  const fail = useCallback((error: unknown) => {
    setProblem(t('failed', { why: error instanceof Error ? error.message : String(error) }))
  }, [])
  const play = useCallback(
    async (name: string, body: object = {}) => {
      if (phone === undefined) return
      setProblem(undefined)
      await act(phone, name, body).catch(fail)
    },
    [phone, fail],
  )
  return news && { ...news, problem, play, fail }
}
