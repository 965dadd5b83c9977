import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrastOf, inkOn, readableOn } from './contrast.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test.each([
  ['#ffffff', '#000000', 21],
  ['#ffffff', '#ffffff', 1],
  // The grey that WCAG's own explanations use as the last that passes.
  ['#767676', '#ffffff', 4.54],
])('the contrast of %s on %s is %d', (one, other, ratio) => {
  expect(contrastOf(one, other)).toBeCloseTo(ratio, 2)
  expect(contrastOf(other, one)).toBeCloseTo(ratio, 2)
})

test('every colour can be written on, and has a readable tone on every surface that is dark or light enough', () => {
  fc.assert(
    fc.property(colour, (any) => {
      expect(contrastOf(inkOn(any), any)).toBeGreaterThanOrEqual(4.5)
      for (const surface of ['#ffffff', '#191817']) {
        expect(contrastOf(readableOn(surface, any), surface)).toBeGreaterThanOrEqual(4.5)
      }
    }),
  )
})

test('a colour that is readable already stays as it is', () => {
  expect(readableOn('#ffffff', '#b4232c')).toBe('#b4232c')
})
