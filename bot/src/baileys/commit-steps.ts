import { AsyncLocalStorage } from 'node:async_hooks'
import type { SignalRepositoryWithLIDStore } from 'baileys'

/**
 * Commits each step of Signal before it returns, one step after another.
 *
 * The library (7.0.0-rc14) sends a message inside one transaction of its key store and commits after the stanza has left. A process
 * killed in between encrypts its next message with a key that was used, and a step for another message reads and overwrites the
 * same session meanwhile; either way the phone cannot read what comes, asks for it again and shows it out of order. Outside of that
 * transaction each step has one of its own, which ends before the stanza is written. A step that is never sent costs nothing: Signal
 * skips up to 2,000 keys. The library's own locks are by address, and one person has several.
 */
export function commitSteps(repository: SignalRepositoryWithLIDStore): SignalRepositoryWithLIDStore {
  /** Runs outside of any transaction: its context does not exist yet. */
  const outside = AsyncLocalStorage.snapshot()
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<Given extends unknown[], Result>(step: (...given: Given) => Promise<Result>) {
    return (...given: Given): Promise<Result> => {
      const done = last.then(() => outside(step, ...given))
      last = done.catch(() => undefined)
      return done
    }
  }

  // The library's own object, so that what it shares with it stays shared.
  return Object.assign(repository, {
    encryptMessage: inTurn(repository.encryptMessage),
    decryptMessage: inTurn(repository.decryptMessage),
    encryptGroupMessage: inTurn(repository.encryptGroupMessage),
    decryptGroupMessage: inTurn(repository.decryptGroupMessage),
    processSenderKeyDistributionMessage: inTurn(repository.processSenderKeyDistributionMessage),
    getSenderKeyDistributionMessage: inTurn(repository.getSenderKeyDistributionMessage),
    hasSenderKey: inTurn(repository.hasSenderKey),
    getSessionInfo: inTurn(repository.getSessionInfo),
    injectE2ESession: inTurn(repository.injectE2ESession),
    validateSession: inTurn(repository.validateSession),
    deleteSession: inTurn(repository.deleteSession),
    migrateSession: inTurn(repository.migrateSession),
  })
}
