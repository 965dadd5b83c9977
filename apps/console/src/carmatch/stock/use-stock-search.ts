import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { readStockSearch, type StockSearch } from './stock-search.ts'

// Typing goes on; the question is asked when it rests.
const REST_MS = 250

/** What the list shows is in the address, so that Back and a shared link bring it again. Typing is debounced into it. */
export function useStockSearch() {
  const given = useSearch({ from: '/inside/estoque/' })
  const navigate = useNavigate({ from: '/estoque/' })
  const search = readStockSearch(given)
  const q = search.busca ?? ''
  const [typed, setTyped] = useState(q)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (waiting.current === undefined) setTyped((text) => (text.trim() === q ? text : q))
  }, [q])
  useEffect(() => () => clearTimeout(waiting.current), [])
  const change = (changes: Partial<Record<keyof StockSearch, string | number | undefined>>) =>
    void navigate({
      to: '/estoque',
      // What is undefined leaves the address.
      search: (before) => ({ ...readStockSearch({ ...before, ...changes }) }),
      replace: true,
    })
  return {
    search,
    typed,
    type: (text: string) => {
      setTyped(text)
      clearTimeout(waiting.current)
      waiting.current = setTimeout(() => {
        waiting.current = undefined
        change({ busca: text.trim() })
      }, REST_MS)
    },
    change,
    clear: () => {
      clearTimeout(waiting.current)
      waiting.current = undefined
      setTyped('')
      void navigate({ to: '/estoque', search: {}, replace: true })
    },
  }
}
