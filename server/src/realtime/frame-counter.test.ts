import { expect, test } from 'vitest'
import * as ws from 'ws'
import { FrameCounter } from './frame-counter.ts'

/** Its published types do not know how it makes a frame. */
const { Sender } = ws as unknown as { Sender: { frame(payload: Buffer, options: object): Buffer[] } }

/** Frames as clients send them, of every length of header. */
function frames(sizes: readonly number[]): Buffer {
  const parts = sizes.flatMap((size, index) =>
    Sender.frame(Buffer.alloc(size, index), {
      fin: true,
      rsv1: false,
      opcode: index % 3 === 0 ? 0x9 : 0x1,
      readOnly: true,
      mask: index % 4 !== 3,
      maskBuffer: Buffer.alloc(4),
      generateMask: () => undefined,
    }),
  )
  return Buffer.concat(parts)
}

const SIZES = [0, 1, 125, 126, 500, 65_535, 65_536, 0, 0, 7]

test.each([1, 2, 3, 7, 64, 1_000, 1_000_000])('frames are counted, however the bytes are cut (by %i)', (cut) => {
  const bytes = frames(SIZES)
  const counter = new FrameCounter()
  let count = 0
  for (let at = 0; at < bytes.length; at += cut) count += counter.count(bytes.subarray(at, at + cut))
  expect(count).toBe(SIZES.length)
})
