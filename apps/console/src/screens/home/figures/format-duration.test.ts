import { expect, test } from 'vitest'
import { formatDuration } from './format-duration.ts'

test.each([
  [0, '0 s'],
  [45, '45 s'],
  [59.7, '1 min'],
  [60, '1 min'],
  [750, '13 min'],
  [3_900, '1 h 5 min'],
  [7_200, '2 h'],
  [97_200, '1 dia 3 h'],
])('%d seconds are said as %s', (seconds, words) => {
  expect(formatDuration('pt-BR', seconds).replaceAll('\u00a0', ' ')).toBe(words)
})
