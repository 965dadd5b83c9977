import { expect, test } from 'vitest'
import { arrangeBlocks } from './arrange-blocks.ts'

const size = { width: 248, height: 120 }

test('blocks follow their arrows from left to right, and none covers another', () => {
  const ids = Array.from({ length: 60 }, (_, index) => `b${index}`)
  const nodes = ids.map((id) => ({ id, ...size }))
  const edges = ids.slice(1).map((id, index) => ({ from: `b${Math.floor(index / 3)}`, to: id }))
  const places = arrangeBlocks({ nodes, edges: [...edges, { from: 'b1', to: 'b1' }, { from: 'b2', to: 'gone' }] })
  for (const { from, to } of edges) expect(places[to]!.x).toBeGreaterThan(places[from]!.x)
  for (const a of ids)
    for (const b of ids) {
      const apart =
        Math.abs(places[a]!.x - places[b]!.x) >= size.width || Math.abs(places[a]!.y - places[b]!.y) >= size.height
      expect(a === b || apart, `${a} ${b}`).toBe(true)
    }
})

test('a round, and blocks without arrows, have places too', () => {
  const nodes = ['a', 'b', 'c'].map((id) => ({ id, ...size }))
  const places = arrangeBlocks({
    nodes,
    edges: [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ],
  })
  expect(Object.keys(places)).toEqual(['a', 'b', 'c'])
  expect(new Set(Object.values(places).map(({ x, y }) => `${x}/${y}`)).size).toBe(3)
})
