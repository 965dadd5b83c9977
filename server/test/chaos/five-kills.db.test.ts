import { test } from 'vitest'
import { runMessageChaos } from './run-message-chaos.ts'

test(
  'whoever dies, every acknowledged message is stored once and in order, and all clients show the same',
  {
    timeout: 900_000,
  },
  () =>
    runMessageChaos({
      messages: 1_000,
      conversations: 20,
      serverKills: 5,
      databaseKills: 2,
      databaseRestarts: 2,
      cuts: 5,
      pauseMs: 1_500,
    }),
)
