import { expect, test } from 'vitest'
import { tintOf } from './chip.tsx'
import { contrastOf } from './contrast.ts'

test.each(['#000000', '#ffffff', '#ffe600', '#0057b8', '#7f7f7f', '#ff0000', '#00ff00'])(
  'a chip of %s is readable in both themes',
  (colour) => {
    const pairs = [tintOf(colour).backgroundColor, tintOf(colour).color].map((value) => value?.match(/#[0-9a-f]{6}/g))
    const [grounds = [], inks = []] = pairs.map((pair) => pair ?? [])
    expect(grounds).toHaveLength(2)
    for (const [index, ground] of grounds.entries()) expect(contrastOf(ground, inks[index] ?? '')).toBeGreaterThan(4.5)
  },
)
