import { propertyRuns } from '@recado/testing/property-runs'
import { converter, formatHex, interpolate } from 'culori'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrast, nearestReadable, READABLE } from './contrast.ts'
import { paletteColour, SURFACES } from './palette.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const toOklch = converter('oklch')

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#ffffff', 4.54],
  ['#777777', '#ffffff', 4.48],
  ['#0000ff', '#ffffff', 8.59],
  ['#ff0000', '#ffffff', 4],
])('the contrast of %s with %s is WCAG’s %f', (a, b, ratio) => {
  expect(contrast(a, b)).toBeCloseTo(ratio, 1)
})

test('what is proposed is readable on its surface, whatever was picked', () => {
  fc.assert(
    fc.property(colour, fc.constantFrom(SURFACES.light, SURFACES.dark), (picked, surface) => {
      expect(contrast(nearestReadable(picked, surface), surface)).toBeGreaterThanOrEqual(READABLE)
    }),
  )
})

test('a colour that is readable already is left alone', () => {
  expect(nearestReadable('#0f6e5c', SURFACES.light)).toBe('#0f6e5c')
})

test('the proposal is the nearest: one step of lightness towards the picked colour is not readable', () => {
  fc.assert(
    fc.property(colour, (picked) => {
      fc.pre(contrast(picked, '#ffffff') < READABLE)
      expect(contrast(nearestReadable(picked, '#ffffff'), '#ffffff')).toBeLessThan(READABLE * 1.03)
    }),
  )
})

test('the hue stays', () => {
  fc.assert(
    fc.property(colour, (picked) => {
      const before = toOklch(picked)
      const after = toOklch(nearestReadable(picked, '#ffffff'))
      // Of greys and of what is nearly black there is no hue to keep; 8 bits a channel blur a weak one.
      fc.pre((before?.c ?? 0) > 0.08 && (after?.c ?? 0) > 0.05)
      const turned = Math.abs((before?.h ?? 0) - (after?.h ?? 0)) % 360
      expect(Math.min(turned, 360 - turned)).toBeLessThan(3)
    }),
  )
})

test('a palette has the text colour that contrasts more', () => {
  expect(paletteColour('#ffd200')).toMatchObject({ on: '#000000', contrast: 1.45 })
  expect(paletteColour('#1f3a5f')).toMatchObject({ on: '#ffffff', text_on_light: '#1f3a5f' })
})

test('the text colours stay readable on a surface tinted with 8 % of themselves', () => {
  fc.assert(
    fc.property(colour, (picked) => {
      const palette = paletteColour(picked)
      for (const [text, surface] of [
        [palette.text_on_light, SURFACES.light],
        [palette.text_on_dark, SURFACES.dark],
      ] as const) {
        const tinted = formatHex(interpolate([surface, text], 'oklab')(0.08))
        expect(contrast(text, tinted)).toBeGreaterThanOrEqual(READABLE)
      }
    }),
    { numRuns: propertyRuns(500) },
  )
})
