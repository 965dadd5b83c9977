import { useSearch } from '@tanstack/react-router'

/** The message that the address points at (`?mensagem=12`), as a hit of the search or a mention does. */
export function useHitSeq(): number | undefined {
  return useSearch({ strict: false }).mensagem
}
