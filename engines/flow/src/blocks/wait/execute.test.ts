import { expect, it } from 'vitest'
import { buildFlow, createPlayer } from '../../testing/index.ts'

const HOUR = 3_600_000
const after = { id: 'after', type: 'send' as const, content: { kind: 'text' as const, text: 'voltei' } }

it('waits so many seconds', () => {
  const player = createPlayer(buildFlow([{ id: 'w', type: 'wait', until: { kind: 'delay', seconds: 60 } }, after]))
  expect(player.say('oi')).toEqual([])
  expect(player.wait(59_000)).toEqual([])
  expect(player.wait(1_000)).toEqual(['voltei'])
})

it('waits for the next time the clock shows nine, in the zone of the flow', () => {
  // The player's clock stands at Monday, 10:00 in São Paulo.
  const player = createPlayer(buildFlow([{ id: 'w', type: 'wait', until: { kind: 'time', time: '09:00' } }, after]))
  player.say('oi')
  expect(player.wait(23 * HOUR - 1)).toEqual([])
  expect(player.wait(1)).toEqual(['voltei'])
})

it('waits for a weekday', () => {
  const player = createPlayer(
    buildFlow([{ id: 'w', type: 'wait', until: { kind: 'time', time: '10:30', weekday: 1 } }, after]),
  )
  player.say('oi')
  expect(player.wait(HOUR / 2)).toEqual(['voltei'])
  player.say('oi')
  expect(player.wait(7 * 24 * HOUR - 1)).toEqual([])
  expect(player.wait(1)).toEqual(['voltei'])
})

it('keeps to the clock on the day it is set back', () => {
  const flow = buildFlow([{ id: 'w', type: 'wait', until: { kind: 'time', time: '09:00' } }, after], undefined, {
    time_zone: 'Europe/Lisbon',
  })
  // Saturday 24 October 2026, 12:00 in Lisbon; clocks go back that night, so nine o'clock is 22 hours away.
  const player = createPlayer(flow, { at: Date.UTC(2026, 9, 24, 11) })
  player.say('oi')
  expect(player.effects).toMatchObject([{ type: 'wait_until', until: Date.UTC(2026, 9, 25, 9) }])
})
