import { expect, test } from 'vitest'
import { readEventStream } from './read-event-stream.ts'

const WHOLE =
  ': hello\n\nid: 1\nevent: opinion\ndata: {"a":"é"}\n\nid: 2\r\ndata: one\r\ndata:two\r\n\r\ndata: unfinished\n'

test('events come whole however the bytes were cut; comments and an unfinished event are none', async () => {
  const bytes = new TextEncoder().encode(WHOLE)
  for (let cut = 0; cut <= bytes.length; cut += 1)
    expect(await readAll([bytes.slice(0, cut), bytes.slice(cut)]), `cut at ${cut}`).toEqual(['{"a":"é"}', 'one\ntwo'])
})

test('who stops reading closes the line', async () => {
  let closed = false
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('data: x\n\n')),
    cancel: () => {
      closed = true
    },
  })
  for await (const data of readEventStream(body)) {
    expect(data).toBe('x')
    break
  }
  expect(closed).toBe(true)
})

async function readAll(parts: Uint8Array<ArrayBuffer>[]): Promise<string[]> {
  const found = []
  for await (const data of readEventStream(new Blob(parts).stream())) found.push(data)
  return found
}
