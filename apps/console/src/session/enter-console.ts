import type { SignInAnswer, TokenPair } from '@recado/contracts/auth'
import { useCallback } from 'react'
import type { z } from 'zod'
import { type Services, useServices } from '../services.ts'

/**
 * Goes on with what signing in brought: here when the session is of this host, else to the company's own, where a
 * hand-over begins (docs/decisions/0021).
 * @param next the page to go to there; by default its first.
 * @returns false when the page is being left.
 */
export function enterConsole(services: Services, answer: z.output<typeof SignInAnswer>, next?: string): boolean {
  if ('depart_to' in answer) {
    const door = new URL(answer.depart_to)
    if (next !== undefined) door.searchParams.set('depois', next)
    window.location.assign(door)
    return false
  }
  takeOver(services, answer)
  return true
}

/** Begins a session here; nothing that somebody else has read stays on the page. */
export function takeOver({ queries, session }: Services, pair: z.output<typeof TokenPair>): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'tenant-config' })
  session.adopt(pair)
}

export function useEnterConsole(): (answer: z.output<typeof SignInAnswer>) => boolean {
  const services = useServices()
  return useCallback((answer) => enterConsole(services, answer), [services])
}
