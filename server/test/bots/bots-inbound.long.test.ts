import { expect, test } from 'vitest'
import { runInboundChaos } from '../support/run-inbound-chaos.ts'
import { openTestHouse } from '../support/test-house.ts'

/** Smaller by BOTS, MESSAGES (of each bot) and KILLS, as the bots' own chaos is. */
test('bots deliver to the real server while they are killed: counted in the inbox', async () => {
  const house = await openTestHouse()
  try {
    const bots = Number(process.env.BOTS ?? 20)
    const messages = Number(process.env.MESSAGES ?? 5_000)
    const counts = await runInboundChaos(house, {
      bots,
      messages,
      customers: 5,
      kills: Number(process.env.KILLS ?? 200),
    })
    console.warn(JSON.stringify(counts))
    expect(counts).toMatchObject({
      ...{ sent: bots * messages, stored: bots * messages, doubled: 0, out_of_order: 0 },
      ...{ contacts: counts.customers, open_conversations: counts.customers },
    })
  } finally {
    await house.close()
  }
})
