import { ApiProblem, Unreachable } from '@recado/client/api-problem'
import type { ListOnPage, ResultsPageView } from '@recado/contracts/car-pages'
import { useEffect, useState } from 'preact/hooks'
import { ask } from '../client/ask.ts'
import { buyerKey, newActId } from '../client/buyer.ts'
import { keepList } from '../client/last-list.ts'

/** `cut`: the server was not reached. `spent`: the shop has none left this month. */
export type Trouble = 'cut' | 'spent' | 'failed'

/** Of one page: few enough to be read, enough to choose. */
const LIMIT = 6
/** "Cheaper" is said of what stands first. Of the whole list, whose last cars are its extremes, hardly anything is. */
const MEANT = 3

interface Recommendation {
  list: ListOnPage | undefined
  trouble: Trouble | undefined
  isBusy: boolean
  /** Why a critique led nowhere; the list before it still stands. */
  note: string | undefined
  retry(): void
  criticise(critique: string): void
  back: (() => void) | undefined
}

/** The list of what was answered or typed, and those that followed by critiques. */
export function useRecommendation({ words, answers, questionnaire, locale }: ResultsPageView): Recommendation {
  const [lists, setLists] = useState<readonly ListOnPage[]>([])
  const [trouble, setTrouble] = useState<Trouble>()
  const [isBusy, setBusy] = useState(false)
  const [note, setNote] = useState<string>()
  const [tries, setTries] = useState(0)
  const list = lists.at(-1)

  useEffect(() => {
    let isStale = false
    setTrouble(undefined)
    setBusy(true)
    const act = { buyer_key: buyerKey(), client_id: actOfAddress(), limit: LIMIT }
    const asked =
      words === null
        ? ask<ListOnPage>('recommend', { locale, body: { ...act, version: questionnaire.version, answers } })
        : ask<ListOnPage>('search', { locale, body: { ...act, text: words } })
    asked
      .then((answer) => {
        if (isStale) return
        keepList(answer)
        setLists([answer])
      })
      .catch((error: unknown) => {
        if (!isStale) setTrouble(troubleOf(error))
      })
      .finally(() => {
        if (!isStale) setBusy(false)
      })
    return () => {
      isStale = true
    }
    // What is asked stands in the address: another is another page.
  }, [tries])

  return {
    ...{ list, trouble, isBusy, note },
    retry: () => setTries(tries + 1),
    back: lists.length > 1 ? () => show(lists.slice(0, -1)) : undefined,
    criticise: async (critique) => {
      if (list === undefined || isBusy) return
      setBusy(true)
      setNote(undefined)
      try {
        const car_ids = list.items.slice(0, MEANT).map(({ id }) => id)
        const body = { buyer_key: buyerKey(), client_id: newActId(), critique, car_ids, limit: LIMIT }
        const next = await ask<ListOnPage>('critique', { locale, params: { id: list.id }, body })
        if (next.items.length === 0) setNote(next.empty ?? undefined)
        else show([...lists, next])
      } catch (error) {
        setTrouble(troubleOf(error))
      } finally {
        setBusy(false)
      }
    },
  }

  function show(next: readonly ListOnPage[]): void {
    const last = next.at(-1)
    if (last !== undefined) keepList(last)
    setNote(undefined)
    setTrouble(undefined)
    setLists(next)
  }
}

/** Loaded again, the same address in the same tab is the same act: it is counted once. */
function actOfAddress(): string {
  const name = `recado.cars.act:${location.search}`
  try {
    const known = sessionStorage.getItem(name) ?? newActId()
    sessionStorage.setItem(name, known)
    return known
  } catch {
    return newActId()
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof Unreachable) return 'cut'
  return error instanceof ApiProblem && error.status === 402 ? 'spent' : 'failed'
}
