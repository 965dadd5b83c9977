import { expect, test } from 'vitest'
import { contrast, parse, readableOn } from './colours.ts'

test.each(['#0369a1', '#fde047', '#000000', '#ffffff', '#7c2d12', '#22c55e'])(
  '%s can be read as text on both surfaces',
  (colour) => {
    for (const surface of ['#ffffff', '#1c1b1a']) {
      expect(contrast(parse(readableOn(colour, surface)), parse(surface))).toBeGreaterThanOrEqual(4.5)
    }
  },
)

test('a colour that can be read stays as it is', () => {
  expect(readableOn('#0369a1', '#ffffff')).toBe('#0369a1')
})
