import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CHATS, PropertyWorld } from './property-world.ts'

let directory: string
let runs = 0
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'recado-bot-queues-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

const chat = fc.integer({ min: 0, max: CHATS.length - 1 })
const act = fc.oneof(
  fc.record({ kind: fc.constantFrom('customer' as const, 'server' as const), chat }),
  fc.record({ kind: fc.constantFrom('receive' as const, 'accept' as const, 'deliver' as const, 'send' as const) }),
)
const acts = fc.array(act, { minLength: 5, maxLength: 60 })
/** Gaps between kills, so that they fall early and late alike. */
const gaps = fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 8 })

/** Plays the acts with kills at these boundaries until all has come to rest. */
async function play(
  played: readonly ({ kind: string } & { chat?: number })[],
  kills: readonly number[],
  asks: boolean,
) {
  const world = new PropertyWorld(join(directory, `${++runs}.sqlite`), kills, asks)
  const wrote: string[][] = CHATS.map(() => [])
  const wanted: string[][] = CHATS.map(() => [])
  for (const [n, { kind, chat: at = 0 }] of played.entries()) {
    if (kind === 'customer') {
      world.customerWrites(at, `${n}`)
      wrote[at]?.push(`IN${n}`)
    } else if (kind === 'server') {
      world.serverWants(at, `${n}`)
      wanted[at]?.push(`${n}`)
    } else await world.step(kind as 'receive')
  }
  await world.settle()
  world.close()
  return { world, wrote, wanted }
}

const killsOf = (steps: readonly number[]) => steps.map((_, n) => steps.slice(0, n + 1).reduce((sum, gap) => sum + gap))

test('killed at any boundary, each message is stored once and shown once, in the order of its chat', async () => {
  await fc.assert(
    fc.asyncProperty(acts, gaps, async (played, steps) => {
      const { world, wrote, wanted } = await play(played, killsOf(steps), true)
      for (const [n, { lid }] of CHATS.entries()) {
        expect(world.stored.filter((one) => one.chat === lid).map(({ id }) => id)).toEqual(wrote[n])
        expect(world.shown.filter((one) => one.chat === lid).map(({ text }) => text)).toEqual(wanted[n])
        for (const text of wanted[n] ?? []) expect(world.heard.get(`msg_${text}`)).toEqual(['sent'])
      }
    }),
    { numRuns: propertyRuns(1_000) },
  )
})

test('where the network cannot be asked nothing is shown twice, and what nobody knows is uncertain, once', async () => {
  await fc.assert(
    fc.asyncProperty(acts, gaps, async (played, steps) => {
      const { world, wrote, wanted } = await play(played, killsOf(steps), false)
      for (const [n, { lid }] of CHATS.entries()) {
        expect(world.stored.filter((one) => one.chat === lid).map(({ id }) => id)).toEqual(wrote[n])
        const shown = world.shown.filter((one) => one.chat === lid).map(({ text }) => text)
        const texts = wanted[n] ?? []
        // In order, none twice; one that is missing was said to be uncertain.
        expect(shown).toEqual(texts.filter((text) => shown.includes(text)))
        for (const text of texts) {
          const heard = world.heard.get(`msg_${text}`)
          expect(heard).toHaveLength(1)
          if (!shown.includes(text)) expect(heard).toEqual(['uncertain'])
        }
      }
    }),
    { numRuns: propertyRuns(1_000) },
  )
})

test('a kill at each single boundary of one exchange', async () => {
  const exchange = [
    ...[{ kind: 'customer', chat: 0 }, { kind: 'server', chat: 0 }, { kind: 'receive' }, { kind: 'accept' }],
    ...[{ kind: 'send' }, { kind: 'deliver' }, { kind: 'deliver' }],
  ]
  let reached = 0
  for (let boundary = 1; reached === boundary - 1; boundary++) {
    const { world } = await play(exchange, [boundary], true)
    reached += world.kills
    expect(
      world.stored.map(({ id }) => id),
      `killed at ${boundary}`,
    ).toEqual(['IN0'])
    expect(
      world.shown.map(({ text }) => text),
      `killed at ${boundary}`,
    ).toEqual(['1'])
  }
  expect(reached).toBeGreaterThan(15)
})
