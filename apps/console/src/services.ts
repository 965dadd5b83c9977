import type { QueryClient } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import { createContext, useContext } from 'react'
import { ApiProblem, Unreachable } from './api/api-problem.ts'
import { createQueries } from './api/create-queries.ts'
import { createHttp, type Http } from './api/http.ts'
import { createI18n } from './i18n/create-i18n.ts'
import { endSession, renewPair } from './session/auth.api.ts'
import type { HandOver } from './session/receive-hand-over.ts'
import { createSession, type Session } from './session/session.ts'
import { createSessionChannel } from './session/session-channel.ts'

/** What is made once a page. */
export interface Services {
  /** Speaks as whoever is signed in. */
  http: Http
  /** Speaks as nobody: signing in, brand, what comes by mail. */
  publicHttp: Http
  session: Session
  queries: QueryClient
  i18n: i18n
  /** How this page was come to from another host, if it was. */
  handOver?: HandOver | undefined
}

export async function createServices(): Promise<Services> {
  const i18n = await createI18n()
  const locale = () => i18n.language
  const publicHttp = createHttp({ locale, accessToken: () => undefined, renew: async () => false })
  const session = createSession({
    renewPair: () => renewPair(publicHttp),
    endOnServer: () => endSession(publicHttp),
    channel: createSessionChannel(),
  })
  const http = createHttp({ locale, accessToken: () => tokenOf(session), renew: session.renew })
  const queries = createQueries({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // A refusal stays one; a fault or a lost line is worth two more tries.
        retry: (failures, error) => !(error instanceof ApiProblem && error.status < 500) && failures < 2,
      },
    },
  })
  return { http, publicHttp, session, queries, i18n }
}

// What was restored is shown before the session has begun, and asks for what is new at once.
async function tokenOf(session: Session): Promise<string | undefined> {
  await session.decided()
  if (session.state() === 'unreachable') throw new Unreachable('there is no session yet')
  return session.token()
}

export const ServicesContext = createContext<Services | null>(null)

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (services === null) throw new Error('no services above this component')
  return services
}
