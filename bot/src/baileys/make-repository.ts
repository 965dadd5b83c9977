import { DEFAULT_CONNECTION_CONFIG } from 'baileys'
import { commitSteps } from './commit-steps.ts'
import { keepOpened } from './keep-opened.ts'
import { spareSessions } from './spare-sessions.ts'

type MakeRepository = typeof DEFAULT_CONNECTION_CONFIG.makeSignalRepository

/** The library's Signal, whose every step is in the bot's volume before anything follows from it. */
export const makeRepository: MakeRepository = (auth, logger, findLids) => {
  const repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(auth, logger, findLids)
  // The library gives no other; its type knows stores that cannot.
  if (!('transaction' in auth.keys)) return repository
  return commitSteps(keepOpened(spareSessions(repository, auth.keys), auth.keys))
}
