import { openTabChannel } from '@recado/client/tab-channel'

export interface HeldToken {
  token: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

/** What tabs of one host tell each other. */
export interface SessionChannel {
  listen(on: { renewed(held: HeldToken): void; ended(): void }): void
  tellRenewed(held: HeldToken): void
  tellEnded(): void
}

type TabMessage = { kind: 'renewed'; held: HeldToken } | { kind: 'ended' }

/** In memory only, gone with the tabs. */
export function createSessionChannel(): SessionChannel {
  let listener: Parameters<SessionChannel['listen']>[0] | undefined
  const tabs = openTabChannel<TabMessage>('recado-session', (heard) => {
    if (heard.kind === 'ended') listener?.ended()
    else listener?.renewed(heard.held)
  })
  return {
    listen: (on) => {
      listener = on
    },
    tellRenewed: (held) => tabs.send({ kind: 'renewed', held }),
    tellEnded: () => tabs.send({ kind: 'ended' }),
  }
}
