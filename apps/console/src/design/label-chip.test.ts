import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrastOf } from './contrast.ts'
import { chipColours } from './label-chip.tsx'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('a label of any colour can be read in both themes', () => {
  fc.assert(
    fc.property(colour, fc.constantFrom('#ffffff', '#191817'), (any, surface) => {
      const { ground, ink } = chipColours(any, surface)
      expect(contrastOf(ink, ground)).toBeGreaterThanOrEqual(4.5)
    }),
  )
})
