import { createHash } from 'node:crypto'
import type { SignalKeyStoreWithTransaction, SignalRepositoryWithLIDStore } from 'baileys'

type Group = { group: string; authorJid: string; msg: Uint8Array }

/** Names what a sealed part says. */
export function openedId(sealed: Uint8Array): string {
  return createHash('sha256').update(sealed).digest('hex')
}

/**
 * Signal opens each message once: its key is gone afterwards. So what it says is written down in the same commit as the step of the
 * ratchet, and a message that comes again is read from there.
 */
export function keepOpened(
  repository: SignalRepositoryWithLIDStore,
  keys: SignalKeyStoreWithTransaction,
): SignalRepositoryWithLIDStore {
  const openOnce = openerOf(keys)
  // The library's own object, so that what it shares with it stays shared.
  const openMessage = repository.decryptMessage.bind(repository)
  const openGroupMessage = repository.decryptGroupMessage.bind(repository)
  return Object.assign(repository, {
    decryptMessage: (sealed: Parameters<typeof openMessage>[0]) =>
      openOnce(sealed.ciphertext, sealed.jid, () => openMessage(sealed)),
    decryptGroupMessage: (sealed: Group) => openOnce(sealed.msg, sealed.group, () => openGroupMessage(sealed)),
  })
}

function openerOf(keys: SignalKeyStoreWithTransaction) {
  // A kind of ours among the library's: its store takes any.
  const store = keys as unknown as {
    get(kind: 'opened', ids: string[]): Promise<Record<string, Uint8Array>>
    set(values: { opened: Record<string, Uint8Array> }): Promise<void>
  }
  return async (sealed: Uint8Array, turn: string, open: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    const id = openedId(sealed)
    const { [id]: known } = await store.get('opened', [id])
    if (known !== undefined) return known
    return keys.transaction(async () => {
      const plain = await open()
      await store.set({ opened: { [id]: plain } })
      return plain
    }, turn)
  }
}
