import { afterEach, expect, test, vi } from 'vitest'
import { inspectFile } from '../../src/chat/attachments/inspect-file.ts'
import { pictures } from '../../src/platform/pictures.ts'
import { BOMBS, INFLATED } from './bombs.ts'
import { pngOf } from './files.ts'

afterEach(() => void vi.restoreAllMocks())

// What it costs is in bench/attachments.bench.ts.
test.each(BOMBS)(
  '%s that inflates a thousandfold is known for what it is',
  async (_what, kind, declared, bytes, actual) => {
    expect(bytes.length).toBeLessThan(INFLATED / 500)
    const inspected = await inspectFile({ kind, content_type: declared }, async function* () {
      yield bytes
    })
    expect(inspected).toMatchObject({ type: { contentType: actual } })
  },
)

test.each([
  ['wide', 40_000_000, 1],
  ['high', 1, 40_000_000],
])('a picture as %s as 40 million pixels in a row is refused before it is decoded', async (_how, width, height) => {
  const bytes = pngOf(width, height)
  const decode = vi.spyOn(pictures().prototype, 'toBuffer')
  const inspect = (file: Buffer) =>
    inspectFile({ kind: 'image', content_type: 'image/png' }, async function* () {
      yield file
    })
  expect(await inspect(bytes)).toEqual({ refused: 'attachment_image_refused' })
  expect(decode).not.toHaveBeenCalled()
  await inspect(pngOf(4, 4))
  expect(decode).toHaveBeenCalledOnce()
})
