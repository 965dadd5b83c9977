import type { TokenPair } from '@recado/contracts/auth'
import { useCallback } from 'react'
import type { z } from 'zod'
import type { Http } from '../api/http.ts'
import { type Services, useServices } from '../services.ts'
import { trade } from './auth.api.ts'

type Pair = z.output<typeof TokenPair>
const HASH = 'passagem'

/**
 * Goes on with a pair whose refresh token came in the body: to the company's own host when that is another one, because
 * a session's cookie belongs to one host. The token travels in the fragment, which no server sees and which the page
 * there takes out of the address before anything else; it works once.
 * @param next the page to go to there; by default its first.
 * @returns false when the page is being left.
 */
export async function enterConsole(services: Services, pair: Pair, next?: string): Promise<boolean> {
  const token = pair.refresh_token
  if (token === undefined) throw new Error('a refresh token in the body is needed to go on with')
  const there = new URL(pair.console_url)
  if (pair.tenant_id !== null && there.origin !== window.location.origin) {
    const door = new URL('/entrar', there)
    if (next !== undefined) door.searchParams.set('depois', next)
    door.hash = `${HASH}=${encodeURIComponent(token)}`
    window.location.assign(door)
    return false
  }
  const { session, queries, publicHttp } = services
  const mine = await trade(publicHttp, token)
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'tenant-config' })
  session.adopt(mine)
  return true
}

export function useEnterConsole(): (pair: Pair) => Promise<boolean> {
  const services = useServices()
  return useCallback((pair) => enterConsole(services, pair), [services])
}

/**
 * Takes a token that another host handed over out of the address. Answers what the session starts with, or undefined
 * when nothing was handed over or it no longer works.
 */
export async function receiveHandOver(publicHttp: Http): Promise<Pair | undefined> {
  const token = new URLSearchParams(window.location.hash.slice(1)).get(HASH)
  if (token === null) return undefined
  window.history.replaceState(null, '', window.location.pathname + window.location.search)
  return trade(publicHttp, token).catch(() => undefined)
}
