import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runBotChaos } from './chaos/run-bot-chaos.ts'

/** Where the counts are left for whoever runs this by `npm run test:long -- bots`, which prints them last. */
const RESULT = process.env.RECADO_LONG_RESULT

test('twenty bots and their server are killed at random: each message arrives once, in the order of its chat', async () => {
  const counts = await runBotChaos({
    ...{ bots: Number(process.env.BOTS ?? 20), messages: Number(process.env.MESSAGES ?? 5_000) },
    ...{ customersPerBot: 5, kills: Number(process.env.KILLS ?? 200), pauseMs: 1_500 },
    say: (line) => console.warn(line),
  })
  if (RESULT !== undefined) writeFileSync(RESULT, JSON.stringify(counts))
  expect(counts).toMatchObject({
    ...{ inbound_stored: counts.inbound_sent, outbound_shown: counts.outbound_sent },
    ...{ doubled: 0, out_of_order: 0 },
  })
})
