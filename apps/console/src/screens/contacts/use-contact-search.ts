import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'

// Typing goes on; the question is asked when it rests.
const REST_MS = 200

/**
 * The search field of the contacts, debounced into the address. The address leads: a link that clears the search clears the
 * field. Nobody who has pressed a link meanwhile is called back by what was typed before.
 */
export function useContactSearch(): { q: string; typed: string; type(text: string): void } {
  const { busca: q = '' } = useSearch({ from: '/inside/contatos' })
  const navigate = useNavigate()
  const router = useRouter()
  const [typed, setTyped] = useState(q)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (waiting.current === undefined) setTyped((text) => (text.trim() === q ? text : q))
  }, [q])
  useEffect(() => () => clearTimeout(waiting.current), [])
  const ask = (wanted: string) => {
    waiting.current = undefined
    // The location changes when a link is pressed, before the next page is loaded and this one gone.
    if (router.state.location.pathname !== '/contatos') return
    void navigate({ to: '/contatos', search: wanted === '' ? {} : { busca: wanted }, replace: true })
  }
  return {
    q,
    typed,
    type: (text) => {
      setTyped(text)
      clearTimeout(waiting.current)
      waiting.current = setTimeout(() => ask(text.trim()), REST_MS)
    },
  }
}
