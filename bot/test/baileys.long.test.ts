import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runBaileysChaos } from './chaos/run-baileys-chaos.ts'

/** Where the counts are left for whoever runs this by `npm run test:long -- baileys`, which prints them last. */
const RESULT = process.env.RECADO_LONG_RESULT

test('Baileys bots are killed and their lines cut: each message is there once and in order, or is named uncertain', async () => {
  const counts = await runBaileysChaos({
    ...{ bots: Number(process.env.BOTS ?? 3), messages: Number(process.env.MESSAGES ?? 500) },
    ...{ customersPerBot: 5, kills: Number(process.env.KILLS ?? 40), pauseMs: 2_000 },
    say: (line) => console.warn(line),
  })
  if (RESULT !== undefined) writeFileSync(RESULT, JSON.stringify(counts))
  console.warn(JSON.stringify(counts))
  // Nobody can ask WhatsApp what it accepted: what a kill leaves open is said so, and never sent again unseen.
  expect(counts).toMatchObject({ inbound_stored: counts.inbound_sent, doubled: 0, out_of_order: 0, lost: 0 })
  expect(counts.outbound_shown + counts.uncertain).toBe(counts.outbound_sent)
})
