import { ApiProblem } from '@recado/client/api-problem'
import { withMutex } from '@recado/client/mutex'
import { retryDelay } from '@recado/client/retry-delay'
import type { TokenPair as TokenPairSchema } from '@recado/contracts/auth'
import type { z } from 'zod'
import { personOf } from './person-of.ts'
import type { HeldToken, SessionChannel } from './session-channel.ts'

export type TokenPair = z.output<typeof TokenPairSchema>

/** `starting` until the first answer; `unreachable` when there was none: nobody is signed out for a lost line. */
export type SessionState = 'starting' | 'signed_in' | 'signed_out' | 'unreachable'

export interface SessionOptions {
  /** Asks for the next pair with the cookie. */
  renewPair(): Promise<TokenPair>
  /** Ends the session on the server. */
  endOnServer(): Promise<void>
  channel: SessionChannel
}

/** Who is signed in in this browser: the access token lives here, in memory only; the refresh token in a cookie we never see. */
export interface Session {
  state(): SessionState
  subscribe(listener: () => void): () => void
  token(): string | undefined
  /** Resolves once it is known whether somebody is signed in, or that nobody can be asked. */
  decided(): Promise<void>
  start(): Promise<void>
  /** Takes over what a sign-in brought. */
  adopt(pair: TokenPair): void
  /** Gets a token that is not `staleToken`, from another tab or the server. False when nobody is signed in any more. */
  renew(staleToken: string | undefined): Promise<boolean>
  /**
   * Signs out here, in every other tab, and on the server.
   * @param leaveTo address of another host to go on to, instead of this one's sign-in.
   */
  end(leaveTo?: string): Promise<void>
}

// Renewal happens this long before the end, so that no request has to wait for it.
const MARGIN_MS = 60_000
const RETRY = { first: 3_000, longest: 60_000 }

export function createSession(options: SessionOptions): Session {
  let state: SessionState = 'starting'
  let token: string | undefined
  let expiresAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  const listeners = new Set<() => void>()

  const become = (next: SessionState) => {
    if (next === state) return
    state = next
    for (const listener of listeners) listener()
  }
  const hold = (next: { token: string; expiresAt: number }) => {
    token = next.token
    expiresAt = next.expiresAt
    failures = 0
    clearTimeout(timer)
    timer = setTimeout(() => void renew(token), Math.max(expiresAt - Date.now() - MARGIN_MS, 1_000))
    become('signed_in')
  }
  const drop = () => {
    token = undefined
    clearTimeout(timer)
    become('signed_out')
  }
  const adopt = (pair: TokenPair) => {
    hold({ token: pair.access_token, expiresAt: Date.now() + pair.expires_in * 1_000 })
    if (token !== undefined) options.channel.tellRenewed({ token, expiresAt })
  }
  const renew = (staleToken: string | undefined): Promise<boolean> =>
    withMutex('recado-session', async () => {
      // While we waited for our turn another tab may have done it.
      if (token !== undefined && token !== staleToken) return true
      try {
        adopt(await options.renewPair())
        return true
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) drop()
        else tryLater(error)
        return false
      }
    })
  // A lost line, a fault, a token just traded by a request whose answer is still on its way: nobody is signed out for it.
  const tryLater = (error: unknown) => {
    failures += 1
    clearTimeout(timer)
    timer = setTimeout(() => void renew(token), retryDelay(error, failures, RETRY))
    if (token === undefined) become('unreachable')
  }

  const onRenewed = (held: HeldToken) => {
    // Somebody else signed in, in another tab: what this page shows is not theirs.
    if (token !== undefined && personOf(held.token) !== personOf(token)) window.location.reload()
    else hold(held)
  }
  options.channel.listen({ renewed: onRenewed, ended: drop })
  const onWake = () => {
    if (document.visibilityState !== 'visible') return
    const due = token !== undefined && Date.now() > expiresAt - MARGIN_MS
    if (due || state === 'unreachable') void renew(token)
  }
  // Timers sleep with a closed lid; coming back must not find a dead token.
  document.addEventListener('visibilitychange', onWake)
  window.addEventListener('online', onWake)

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    token: () => token,
    decided: () =>
      new Promise((resolve) => {
        if (state !== 'starting') return resolve()
        const listener = () => {
          listeners.delete(listener)
          resolve()
        }
        listeners.add(listener)
      }),
    start: async () => {
      await renew(undefined)
    },
    adopt,
    renew,
    end: async (leaveTo) => {
      // The line may be down: the tabs are signed out all the same, and the cookie's session ends when it can be reached.
      await options.endOnServer().catch(() => undefined)
      options.channel.tellEnded()
      if (leaveTo === undefined) drop()
      else window.location.assign(leaveTo)
    },
  }
}
