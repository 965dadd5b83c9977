import { expect, test } from 'vitest'
import { readProblem, Unreachable } from './api-problem.ts'
import { PART_BYTES, type UploadApi, type UploadState, uploadFile } from './upload-file.ts'

const refused = (status: number, code: string) => readProblem(Response.json({ code, detail: '' }, { status }))

/** A server that takes parts, and whose uploads a test may change. `received` says how much it has after each part. */
function server(received = (_parts: number, sum: number) => sum) {
  const asked: string[] = []
  const parts: number[] = []
  const uploads = new Map<string, UploadState<string>>()
  const api: UploadApi<string> = {
    begin: async () => {
      asked.push('begin')
      const upload = { id: `u${uploads.size + 1}`, status: 'uploading' as const, received_bytes: 0 }
      uploads.set(upload.id, upload)
      return { ...upload }
    },
    find: async (id) => {
      asked.push('find')
      const upload = uploads.get(id)
      if (upload === undefined) throw await refused(404, 'not_found')
      return { ...upload }
    },
    putPart: async (id, offset, part) => {
      asked.push(`part at ${offset}`)
      const upload = uploads.get(id)
      if (upload === undefined || upload.received_bytes !== offset) throw await refused(409, 'upload_offset_wrong')
      parts.push(part.size)
      upload.received_bytes = received(parts.length, offset + part.size)
      return { ...upload }
    },
    finish: async () => asked.push('finish'),
  }
  return { api, asked, parts, uploads }
}

function send(api: UploadApi<string>, size: number, id?: string) {
  const kept: string[] = []
  const shown: number[] = []
  const sending = uploadFile({
    ...{ api, id, blob: new Blob([new Uint8Array(size)]) },
    begun: async (made) => void kept.push(made),
    progress: (done) => void shown.push(done),
  })
  return { sending, kept, shown }
}

test('a file goes up in parts of one size; the last takes what would be too small to come alone', async () => {
  const { api, parts, asked } = server()
  const { sending, kept, shown } = send(api, 3 * PART_BYTES + 100)
  expect(await sending).toBe('u1')
  expect(parts).toEqual([PART_BYTES, PART_BYTES, PART_BYTES + 100])
  expect([asked[0], asked.at(-1), kept]).toEqual(['begin', 'finish', ['u1']])
  expect(shown).toEqual(shown.toSorted((a, b) => a - b))
  expect(shown.at(-1)).toBe(1)
})

test('what was begun goes on where it was, and is begun anew when it is gone or was refused', async () => {
  const { api, uploads, parts } = server()
  uploads.set('u1', { id: 'u1', status: 'uploading', received_bytes: PART_BYTES })
  const going = send(api, 2 * PART_BYTES, 'u1')
  expect(await going.sending).toBe('u1')
  expect([going.kept, parts]).toEqual([[], [PART_BYTES]])
  uploads.set('u1', { id: 'u1', status: 'refused', received_bytes: 0 })
  expect(await send(api, 10, 'u1').sending).toBe('u2')
  expect(await send(api, 10, 'swept').sending).toBe('u3')
})

test('what is whole already is neither sent nor finished again', async () => {
  const { api, uploads, asked } = server()
  uploads.set('u1', { id: 'u1', status: 'ready', received_bytes: 10 })
  await send(api, 10, 'u1').sending
  expect(asked).toEqual(['find'])
})

test('a part whose answer was lost is not sent twice', async () => {
  const { api, parts, uploads } = server()
  let isLost = true
  const { putPart } = api
  api.putPart = async (...part) => {
    const answer = await putPart(...part)
    if (!isLost) return answer
    isLost = false
    throw new TypeError('Failed to fetch')
  }
  await expect(send(api, 2 * PART_BYTES).sending).rejects.toThrow('Failed to fetch')
  expect(uploads.get('u1')?.received_bytes).toBe(PART_BYTES)
  // Another tab, which has an older word of it.
  const { find } = api
  api.find = async (id) => {
    api.find = find
    return { ...(await find(id)), received_bytes: 0 }
  }
  await send(api, 2 * PART_BYTES, 'u1').sending
  expect(parts).toEqual([PART_BYTES, PART_BYTES])
})

test('an upload that the server never has more of is given up after three parts, to be tried again later', async () => {
  const { api, asked } = server(() => 100_000)
  await expect(send(api, 2_000_000).sending).rejects.toBeInstanceOf(Unreachable)
  // The first part brought it further; three after that did not.
  expect(asked).toEqual(['begin', 'part at 0', ...new Array(3).fill('part at 100000')])
})

test('an upload that goes back once, because the server lost a part, gets to its end', async () => {
  const { api, asked } = server((parts, sum) => (parts === 2 ? 100_000 : sum))
  await send(api, 3 * PART_BYTES).sending
  expect(asked.at(-1)).toBe('finish')
})
