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

type Message = { kind: 'renewed'; held: HeldToken } | { kind: 'ended' }

/** A BroadcastChannel: same origin, memory only, gone with the tabs. */
export function createSessionChannel(): SessionChannel {
  const channel = new BroadcastChannel('recado-session')
  return {
    listen: (on) => {
      channel.onmessage = ({ data }: MessageEvent<Message>) => {
        if (data.kind === 'ended') on.ended()
        else on.renewed(data.held)
      }
    },
    tellRenewed: (held) => channel.postMessage({ kind: 'renewed', held } satisfies Message),
    tellEnded: () => channel.postMessage({ kind: 'ended' } satisfies Message),
  }
}
