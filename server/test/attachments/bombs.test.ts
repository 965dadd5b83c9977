import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { inspectFile } from '../../src/modules/attachments/inspect-file.ts'
import { pngOf, zipOf } from './files.ts'

const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const INFLATED = 512 * 1024 ** 2
const zeros = deflateSync(Buffer.alloc(INFLATED), { level: 9 })
const text = (head: string) => Buffer.concat([Buffer.from(head, 'latin1'), zeros])

/** Each is half a megabyte, and half a gigabyte to whoever unpacks it. */
const BOMBS: [string, 'image' | 'document', string, Buffer, string][] = [
  ['an office file', 'document', OFFICE, zipOf('[Content_Types].xml', INFLATED), 'application/zip'],
  ['an open document', 'document', 'application/zip', zipOf('mimetype', INFLATED), 'application/zip'],
  ['a comment of a picture', 'image', 'image/png', pngOf(4, 4, { zTXt: text('Comment\0\0') }), 'image/png'],
  ['a colour profile of a picture', 'image', 'image/png', pngOf(4, 4, { iCCP: text('icc\0\0') }), 'image/png'],
  [
    'a description of a picture',
    'image',
    'image/png',
    pngOf(4, 4, { iTXt: text('XML:com.adobe.xmp\0\u0001\0\0\0') }),
    'image/png',
  ],
]

test.each(BOMBS)(
  '%s that inflates a thousandfold is not unpacked to see what it is',
  async (_what, kind, declared, bytes, actual) => {
    expect(bytes.length).toBeLessThan(INFLATED / 500)
    const before = process.memoryUsage().rss
    let most = before
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss)
    }, 1)
    const began = performance.now()
    const inspected = await inspectFile({ kind, content_type: declared }, async function* () {
      yield bytes
    })
    clearInterval(watch)
    expect(inspected).toMatchObject({ type: { contentType: actual } })
    expect(Math.max(most, process.memoryUsage().rss) - before).toBeLessThan(INFLATED / 4)
    expect(performance.now() - began).toBeLessThan(2_000)
  },
)

test.each([
  ['wide', 40_000_000, 1],
  ['high', 1, 40_000_000],
])('a picture as %s as 40 million pixels in a row is refused before it is decoded', async (_how, width, height) => {
  const bytes = pngOf(width, height)
  const began = performance.now()
  const inspected = await inspectFile({ kind: 'image', content_type: 'image/png' }, async function* () {
    yield bytes
  })
  expect(inspected).toEqual({ refused: 'attachment_image_refused' })
  // Decoded, the high one takes 7 s of a processor.
  expect(performance.now() - began).toBeLessThan(500)
})
