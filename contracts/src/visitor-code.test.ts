import { expect, test } from 'vitest'
import { visitorCode } from './visitor-code.ts'

test('somebody without a name has four letters, always the same', () => {
  const id = '019a0000-0000-7000-8000-00000000cf2a'
  expect([visitorCode(id), visitorCode(id)]).toEqual(['CF2A', 'CF2A'])
})
