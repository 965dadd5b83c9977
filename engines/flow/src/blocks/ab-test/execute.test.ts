import { expect, it } from 'vitest'
import { buildFlow, createPlayer } from '../../testing/index.ts'

function testing(weights: [number, number], experiment = 'greeting') {
  return buildFlow(
    [
      {
        id: 'ab',
        type: 'ab_test',
        experiment,
        variants: [
          { id: 'a', weight: weights[0] },
          { id: 'b', weight: weights[1] },
        ],
        save_to: 'variant',
      },
      { id: 'x', type: 'send', content: { kind: 'text', text: 'A' } },
      { id: 'y', type: 'send', content: { kind: 'text', text: 'B' } },
    ],
    ['ab variant:a -> x', 'ab variant:b -> y'],
    { variables: [{ name: 'variant', type: 'text' }] },
  )
}

function countOfA(flow: ReturnType<typeof testing>): number {
  return Array.from({ length: 2_000 }, (_, n) => createPlayer(flow, { seed: `contact-${n}` }).say('oi')[0]).filter(
    (one) => one === 'A',
  ).length
}

it('draws by weight', () => {
  // 2,000 draws at 50 %: five standard deviations are 112.
  expect(Math.abs(countOfA(testing([1, 1])) - 1_000)).toBeLessThan(112)
  expect(Math.abs(countOfA(testing([9, 1])) - 1_800)).toBeLessThan(68)
  expect(countOfA(testing([0, 1]))).toBe(0)
})

it('gives a contact the same variant again: in another session, and after the weights changed', () => {
  const first = createPlayer(testing([1, 1]), { seed: 'ana' }).say('oi')
  expect(createPlayer(testing([1, 1]), { seed: 'ana' }).say('oi')).toEqual(first)
  const player = createPlayer(testing([1, 0]), { seed: 'ana' })
  expect(player.say('oi')).toEqual(['A'])
  expect(player.state.experiments).toEqual({ greeting: 'a' })
  expect(player.say('menu')).toEqual(['A'])
  expect(player.state.variables.variant).toBe('a')
})

it('draws anew for another experiment', () => {
  const draws = ['one', 'two', 'three', 'four', 'five', 'six'].map(
    (name) => createPlayer(testing([1, 1], name), { seed: 'ana' }).say('oi')[0],
  )
  expect(new Set(draws).size).toBe(2)
})
