import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runBotChaos } from './chaos/run-bot-chaos.ts'

/** Where the counts are left for whoever runs this by `npm run test:long -- bots`, which prints them last. */
const RESULT = process.env.RECADO_LONG_RESULT

/** Smaller by CHAOS_BOTS, CHAOS_MESSAGES (of each bot, each way), CHAOS_KILLS (at most) and CHAOS_PAUSE_MS (between two). */
test('twenty bots and the server are killed at random: each message is there once, on the phone and in the inbox, in its order', async () => {
  const counts = await runBotChaos({
    ...{
      bots: Number(process.env.CHAOS_BOTS ?? 20),
      messages: Number(process.env.CHAOS_MESSAGES ?? 250),
      customers: 5,
    },
    ...{ kills: Number(process.env.CHAOS_KILLS ?? 400), pauseMs: Number(process.env.CHAOS_PAUSE_MS ?? 4_000) },
    say: (line) => console.warn(`${new Date().toISOString().slice(11, 19)} ${line}`),
  })
  if (RESULT !== undefined) writeFileSync(RESULT, JSON.stringify(counts))
  console.warn(JSON.stringify(counts))
  expect(counts).toMatchObject({
    ...{ inbound_stored: counts.inbound_sent, outbound_shown: counts.outbound_sent },
    ...{ doubled: 0, out_of_order: 0 },
  })
})
