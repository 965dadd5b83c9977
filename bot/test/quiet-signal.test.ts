import { expect, test } from 'vitest'
import { quietSignal } from '../src/baileys/quiet-signal.ts'

test('sessions of Signal, which hold private keys, never reach the log; other lines do', () => {
  const said: unknown[][] = []
  const log = {
    info: (...words: unknown[]) => void said.push(words),
    warn: (...words: unknown[]) => void said.push(words),
  }
  quietSignal(log)
  quietSignal(log)
  const session = { currentRatchet: { ephemeralKeyPair: { privKey: 'secret' } } }
  log.info('Closing session:', session)
  log.info('Opening session:', session)
  log.info('Removing old closed session:', session)
  log.warn('Session already closed', session)
  log.warn('something else', 1)
  log.info({ text: 'Closing session' })
  expect(said).toEqual([['something else', 1], [{ text: 'Closing session' }]])
})
