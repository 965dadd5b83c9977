import { test } from 'vitest'
import { runMessageChaos } from './run-message-chaos.ts'

test(
  'whoever dies, every acknowledged message is stored once and in order, and all clients show the same',
  {
    timeout: 900_000,
  },
  () =>
    runMessageChaos({
      messages: 200,
      conversations: 10,
      serverKills: 1,
      databaseKills: 1,
      databaseRestarts: 0,
      cuts: 1,
      pauseMs: 1_500,
    }),
)
