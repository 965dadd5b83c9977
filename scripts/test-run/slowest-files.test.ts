import { expect, test } from 'vitest'
import { slowestFiles } from './slowest-files.ts'

test('names the ten slowest files, slowest first', () => {
  const files = Array.from({ length: 12 }, (_, n) => ({ file: `${n}.test.ts`, seconds: n * 10 + 0.25 }))
  const lines = slowestFiles(files)
  expect(lines).toHaveLength(10)
  expect([lines[0], lines[9]]).toEqual(['  110.3 s  11.test.ts', '   20.3 s  2.test.ts'])
  expect(slowestFiles([])).toEqual([])
})
