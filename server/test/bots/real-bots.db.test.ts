import { expect, test } from 'vitest'
import { runInboundChaos } from '../support/run-inbound-chaos.ts'
import { openTestHouse } from '../support/test-house.ts'

test('real bots that are killed before the real server: each message once, in order, one contact a customer', async () => {
  const house = await openTestHouse()
  try {
    const counts = await runInboundChaos(house, { bots: 2, messages: 60, customers: 3, kills: 4 })
    expect(counts).toEqual({
      ...{
        sent: 120,
        stored: 120,
        doubled: 0,
        out_of_order: 0,
        customers: 6,
        contacts: 6,
        open_conversations: 6,
        kills: 4,
      },
    })
  } finally {
    await house.close()
  }
})
