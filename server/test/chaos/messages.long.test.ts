import { test } from 'vitest'
import { runMessageChaos } from './run-message-chaos.ts'

test(
  'fifty kills of the server, ten of the database: nothing acknowledged is lost, doubled or out of order',
  {
    timeout: 900_000,
  },
  () =>
    runMessageChaos({
      messages: 6_000,
      conversations: 20,
      serverKills: 50,
      databaseKills: 10,
      databaseRestarts: 10,
      cuts: 50,
      pauseMs: 1_500,
    }),
)
