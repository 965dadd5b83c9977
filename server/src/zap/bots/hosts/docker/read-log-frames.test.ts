import { expect, test } from 'vitest'
import { readLogFrames } from './read-log-frames.ts'

function frame(text: string): Buffer {
  const bytes = Buffer.from(text)
  const header = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0])
  header.writeUInt32BE(bytes.length, 4)
  return Buffer.concat([header, bytes])
}

test('output is joined across its pieces, and a piece that is cut off is not lost', () => {
  expect(readLogFrames(Buffer.alloc(0))).toEqual([])
  expect(readLogFrames(Buffer.concat([frame('Olá, mu'), frame('ndo\nfim\n')]))).toEqual(['Olá, mundo', 'fim'])
  expect(readLogFrames(frame('inteiro').subarray(0, 12))).toEqual(['inte'])
})
