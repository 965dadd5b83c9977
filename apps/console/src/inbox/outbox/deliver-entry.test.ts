import type { AttachmentId, ConversationId } from '@recado/contracts/ids'
import { expect, test } from 'vitest'
import { Unreachable } from '../../api/api-problem.ts'
import { deliverEntry } from './deliver-entry.ts'
import type { Attachment, OutboxApi } from './outbox.api.ts'
import type { OutboxEntry } from './outbox-entry.ts'

const blob = new Blob([new Uint8Array(2_000_000)])
const file = { kind: 'document', name: 'a.pdf', content_type: 'application/pdf', size_bytes: blob.size, blob } as const
const entry: OutboxEntry = {
  ...{ conversation_id: 'c' as ConversationId, client_id: 'x', position: 1, kind: 'text', body: '', mentions: [] },
  ...{ reply_to_seq: null, created_at: new Date(0), problem: null, files: [{ ...file, attachment_id: null }] },
}
const standing = (received_bytes: number) =>
  ({ id: 'a' as AttachmentId, status: 'uploading', received_bytes, size_bytes: blob.size }) as Attachment

/** A server that takes what comes and says that it has so much. */
function serverThatHas(receivedAfter: (parts: number) => number) {
  const asked = { parts: 0, finished: 0, posted: 0 }
  const api: OutboxApi = {
    begin: async () => standing(0),
    stateOf: async () => standing(0),
    putPart: async () => {
      asked.parts += 1
      return standing(receivedAfter(asked.parts))
    },
    finish: async () => {
      asked.finished += 1
      return standing(blob.size)
    },
    post: async () => {
      asked.posted += 1
      return {} as Awaited<ReturnType<OutboxApi['post']>>
    },
  }
  const delivery = { entry, keep: async () => undefined, progress: () => undefined }
  return { asked, deliver: () => deliverEntry(api, delivery) }
}

test('an upload that the server never has more of is given up after three parts, to be tried again later', async () => {
  const { asked, deliver } = serverThatHas(() => 512_000)
  await expect(deliver()).rejects.toBeInstanceOf(Unreachable)
  // The first part brought it further; three after that did not.
  expect(asked).toEqual({ parts: 4, finished: 0, posted: 0 })
})

test('an upload that goes back once, because the server lost a part, gets to its end', async () => {
  const has = [1_000_000, 500_000, 1_500_000, blob.size]
  const { asked, deliver } = serverThatHas((parts) => has[parts - 1] ?? blob.size)
  await deliver()
  expect(asked).toEqual({ parts: 4, finished: 1, posted: 1 })
})
