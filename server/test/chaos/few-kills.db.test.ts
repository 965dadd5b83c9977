import { test } from 'vitest'
import { runMessageChaos } from './run-message-chaos.ts'

test(
  'whoever dies, every acknowledged message is stored once and in order, and all clients show the same',
  {
    timeout: 900_000,
  },
  () =>
    runMessageChaos({
      messages: 400,
      conversations: 20,
      serverKills: 2,
      databaseKills: 1,
      databaseRestarts: 1,
      cuts: 2,
      pauseMs: 1_500,
    }),
)
