import { ApiProblem } from '@recado/client/api-problem'
import { withToken } from '@recado/client/with-token'
import type { VisitorSessionWire } from '@recado/contracts/widget'
import type { WidgetCall } from '@recado/contracts/widget-paths'
import type { Identity } from '../page/recado-calls.ts'
import type { Api, AskOptions } from './api.ts'
import type { PageStorage } from './page-storage.ts'
import type { Store } from './store.ts'
import type { WidgetState } from './widget-state.ts'

const TOKEN = 'token'
/** Set while the stored token is of somebody whom the site named. */
const NAMED = 'named'

/** Who the visitor is to the server: a token in the page's storage, renewed by each visit. */
export interface Session {
  /** Whether somebody has been here before, on this browser. */
  readonly known: boolean
  token(): string | undefined
  /** Begins or goes on with the visit; once, however many ask. @throws ApiProblem, Unreachable */
  open(): Promise<string>
  /** Asks with the token; one that the server no longer takes is renewed once. */
  ask<Answer>(...call: [...WidgetCall, body?: AskOptions['body']]): Promise<Answer>
  /** Says who the visitor is. @returns whether that is who it was before. */
  identify(identity: Identity): Promise<boolean>
  /** The token is not taken any more. */
  renew(): Promise<string>
  /**
   * Another tab signed in, or out: its token, if it has one, is ours, and so is its proof. Without it the server would take
   * the next renewal for a sign-out.
   */
  adopt(identity?: Identity): void
  /** Signs out, here and on the server; here at once. */
  end(): Promise<void>
  /** Counts visitors of this page: what was kept for one is not the next one's. */
  readonly visitor: number
}

export function createSession(parts: {
  api: Api
  state: Store<WidgetState>
  storage: PageStorage
  inboxKey: string
  locale: string
}): Session {
  const { api, state, storage, inboxKey, locale } = parts
  let identity: Identity | undefined
  let opening: Promise<string> | undefined
  let token: string | undefined
  let visitor = 0
  let returned = true
  let warned = false

  const ask = () => {
    const stored = storage.get(TOKEN)
    return api.ask<VisitorSessionWire>('POST', 'sessions', {
      body: {
        ...{ inbox_key: inboxKey, locale },
        ...(stored === null ? {} : { visitor_token: stored }),
        ...(identity === undefined ? {} : { identity }),
      },
    })
  }
  /** Who proved who they are is let in, whatever else the site holds of them. */
  const askLeniently = async () => {
    try {
      return await ask()
    } catch (error) {
      if (identity === undefined || !(error instanceof ApiProblem) || error.status !== 400) throw error
      warn(error.extra.errors)
      // Whatever a page has put there, nothing included.
      const { user_id: id, hash } = { ...identity }
      identity = { user_id: `${id}`, hash }
      return ask()
    }
  }
  /** Once a page: sites identify on each of theirs. */
  const warn = (unused: unknown) => {
    if (!warned) console.warn('Recado: not all of what identify was given can be used', unused)
    warned = true
  }
  /** Another tab signed in or out while the server was asked: what it answered is of somebody who has left. */
  const isSuperseded = (whose: number, sent: string | null) =>
    visitor !== whose || (identity === undefined && storage.get(TOKEN) !== sent)
  const begin = async (): Promise<string> => {
    state.set({ access: 'opening' })
    const [whose, sent] = [visitor, storage.get(TOKEN)]
    try {
      const session = await askLeniently()
      if (isSuperseded(whose, sent)) return await goOn()
      if (session.warnings.length > 0) warn(session.warnings)
      token = session.visitor_token
      storage.set(TOKEN, token)
      if (session.verified) storage.set(NAMED, 'yes')
      else storage.remove(NAMED)
      returned = session.returning
      if (!returned) visitor += 1
      state.set({ access: 'open', contact: session.contact, verified: session.verified })
      return token
    } catch (error) {
      const refused = error instanceof ApiProblem && error.status < 500 && error.status !== 429
      if (refused && identity !== undefined && (error.status === 400 || error.code === 'visitor_identity_forged')) {
        console.error('Recado: identify needs a user_id and its HMAC-SHA256 under this inbox’s secret', error.code)
        identity = undefined
      }
      state.set({ access: refused ? 'refused' : 'failed' })
      throw error
    }
  }
  /** As whoever is the visitor now. Ends: each round needs another sign-in or sign-out meanwhile. */
  const goOn = () => (token === undefined ? begin() : token)
  const open = () => {
    if (token !== undefined) return Promise.resolve(token)
    opening ??= begin().finally(() => {
      opening = undefined
    })
    return opening
  }
  const renew = () => {
    token = undefined
    return open()
  }
  const holder = {
    accessToken: open,
    renew: async (used: string) => {
      // Somebody may have signed in meanwhile: theirs is as good as new.
      await (token === used ? renew() : open())
      return true
    },
  }
  /** Once more when the line is back; a token that is no longer taken needs no end. */
  const endThere = async (held: string): Promise<void> => {
    try {
      await api.ask('POST', 'sessions/end', { token: held, body: {}, outlives: true })
    } catch (error) {
      if (!(error instanceof ApiProblem)) addEventListener('online', () => void endThere(held), { once: true })
    }
  }
  return {
    get known() {
      return storage.get(TOKEN) !== null
    },
    token: () => token,
    open,
    renew,
    // Method and path are a pair; `never` passes them on as they came.
    ask: ((method: never, path: never, body?: AskOptions['body']) => {
      return withToken(holder, (held) => api.ask(method, path, { token: held, body }))
    }) as Session['ask'],
    identify: async (who) => {
      await opening?.catch(() => undefined)
      identity = who
      await renew()
      return returned
    },
    adopt: (who) => {
      identity = who
      token = storage.get(TOKEN) ?? undefined
      visitor += 1
      state.set({
        access: token === undefined ? 'none' : 'open',
        ...{ contact: null, verified: storage.get(NAMED) !== null },
      })
    },
    end: async () => {
      const held = token ?? storage.get(TOKEN)
      token = undefined
      identity = undefined
      visitor += 1
      storage.remove(TOKEN)
      storage.remove(NAMED)
      state.set({ access: 'none', contact: null, verified: false })
      if (held !== null) await endThere(held)
    },
    get visitor() {
      return visitor
    },
  }
}
