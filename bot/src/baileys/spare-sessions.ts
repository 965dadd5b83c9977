import type { SignalKeyStoreWithTransaction, SignalRepositoryWithLIDStore } from 'baileys'
import { z } from 'zod'

/** As libsignal writes them down, several of one device by their base key. */
const Sessions = z.looseObject({
  _sessions: z.record(z.string(), z.looseObject({ indexInfo: z.looseObject({ used: z.number() }) })),
})
type Sessions = z.output<typeof Sessions>

/**
 * Leaves the sessions alone to which a message does not belong. libsignal tries it on each session that it has with a device, and steps
 * the ratchet of one before it knows whether it fits: what is sealed by that session afterwards nobody can read. There are two as soon
 * as somebody writes by an old one while ours is new, as after each restart.
 */
export function spareSessions(
  repository: SignalRepositoryWithLIDStore,
  keys: SignalKeyStoreWithTransaction,
): SignalRepositoryWithLIDStore {
  const { decryptMessage } = repository
  // Typed as bytes by the library, which hands on what libsignal gives it.
  const store = keys as unknown as {
    get(kind: 'session', ids: string[]): Promise<Record<string, unknown>>
    set(values: { session: Record<string, unknown> }): Promise<void>
  }

  async function addressOf(jid: string): Promise<string> {
    const lid = await repository.lidMapping.getLIDForPN(jid)
    return repository.jidToSignalProtocolAddress(lid ?? jid)
  }

  return Object.assign(repository, {
    async decryptMessage(sealed: Parameters<typeof decryptMessage>[0]) {
      // One that begins a session names it.
      if (sealed.type === 'pkmsg') return decryptMessage(sealed)
      const address = await addressOf(sealed.jid)
      return keys.transaction(async () => {
        const { [address]: found } = await store.get('session', [address])
        const before = Sessions.safeParse(found).data
        if (before === undefined || Object.keys(before._sessions).length < 2) return decryptMessage(sealed)
        // The one that fits is marked with the present instant, which is later than this then.
        await store.set({ session: { [address]: withUsed(before, (used) => used - 1) } })
        const plain = await decryptMessage(sealed)
        const { [address]: stepped } = await store.get('session', [address])
        const after = Sessions.parse(stepped)
        for (const [name, session] of Object.entries(before._sessions)) {
          const { [name]: now } = after._sessions
          if (now?.indexInfo.used === session.indexInfo.used - 1) after._sessions[name] = session
        }
        await store.set({ session: { [address]: after } })
        return plain
      }, sealed.jid)
    },
  })
}

function withUsed(sessions: Sessions, change: (used: number) => number): Sessions {
  const entries = Object.entries(sessions._sessions).map(([name, { indexInfo, ...rest }]) => [
    name,
    { ...rest, indexInfo: { ...indexInfo, used: change(indexInfo.used) } },
  ])
  return { ...sessions, _sessions: Object.fromEntries(entries) }
}
