import { type OutboxStore, openOutboxStore } from '@recado/client/outbox-store'
import { PART_BYTES as PART } from '@recado/client/upload-file'
import type { ConversationId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'
import { afterEach, expect, test } from 'vitest'
import { createHttp } from '../../src/api/http.ts'
import { createMessageOutbox, type OpenMessageOutbox } from '../../src/inbox/outbox/create-message-outbox.ts'
import { outboxApi } from '../../src/inbox/outbox/outbox.api.ts'
import type { OutboxEntry } from '../../src/inbox/outbox/outbox-entry.ts'
import { waitFor } from '../support/wait-for.ts'
import { createMessageServer, type MessageServer } from './message-server.ts'
import { idOf } from './samples.ts'

const A = idOf<ConversationId>(1)
const B = idOf<ConversationId>(2)

const open: OpenMessageOutbox[] = []
afterEach(() => {
  for (const outbox of open.splice(0)) outbox.close()
})

/** Node has no database to keep it in. */
const memoryStore = () => openOutboxStore<OutboxEntry>({ database: 'outbox', store: 'entries' })

/** An outbox as a tab has it; `sends: false`, another tab sends. */
function tab(
  server: MessageServer,
  store: OutboxStore<OutboxEntry> = memoryStore(),
  { sends = true, name = crypto.randomUUID() } = {},
) {
  const sent: MessageView[] = []
  const http = createHttp({
    locale: () => 'pt-BR',
    accessToken: () => 'x',
    renew: async () => false,
    fetch: (input, init) => server.fetch(input, init),
  })
  const outbox = createMessageOutbox({
    ...{ api: outboxApi(http), store, name },
    alone: (work) => (sends ? work() : new Promise(() => undefined)),
    // Back-off takes a turn of the loop, whatever its length.
    wait: () => new Promise((resolve) => setImmediate(resolve)),
    sent: (message) => sent.push(message),
  })
  open.push(outbox)
  return { outbox, sent, store, name }
}

const empty = (outbox: OpenMessageOutbox) => waitFor(() => expect(outbox.waiting()).toBe(0))
const say = (outbox: OpenMessageOutbox, body: string, id = A) => outbox.send(id, { kind: 'text', body })
const states = (outbox: OpenMessageOutbox, id = A) => outbox.of(id).map(({ body, state }) => `${body} ${state}`)

test('what is said leaves in the order in which it was said, and nothing is left', async () => {
  const server = createMessageServer()
  const { outbox, sent, store } = tab(server)
  for (let n = 1; n <= 5; n++) say(outbox, String(n))
  await empty(outbox)
  expect(server.stored()).toEqual(['1', '2', '3', '4', '5'])
  expect(sent.map(({ body }) => body)).toEqual(['1', '2', '3', '4', '5'])
  await waitFor(async () => expect(await store.list()).toEqual([]))
})

test('without a line it waits, says so, and goes out once and in order when there is one', async () => {
  const server = createMessageServer()
  server.down = true
  const { outbox } = tab(server)
  say(outbox, 'um')
  say(outbox, 'dois')
  // Tried over and over, and still there.
  await waitFor(() => expect(server.tries).toBeGreaterThan(2))
  await waitFor(() => expect(states(outbox)).toEqual(['um waiting', 'dois waiting']))
  expect(outbox.waiting()).toBe(2)
  server.down = false
  outbox.wake()
  await empty(outbox)
  expect(server.stored()).toEqual(['um', 'dois'])
})

test('an answer that was lost is asked for again under the same name: the message is there once', async () => {
  const server = createMessageServer()
  server.next = ['answer lost', 'fault', 'answer lost']
  const { outbox } = tab(server)
  say(outbox, 'um')
  say(outbox, 'dois')
  await empty(outbox)
  expect(server.stored()).toEqual(['um', 'dois'])
  expect(server.posts.map(({ body }) => body)).toEqual(['um', 'um', 'um', 'dois'])
  expect(new Set(server.posts.slice(0, 3).map(({ client_id }) => client_id)).size).toBe(1)
})

test('a refusal keeps what was written, says why, and holds up nothing; it may be tried again or taken back', async () => {
  const server = createMessageServer()
  server.next = ['refuse']
  const { outbox } = tab(server)
  say(outbox, 'um')
  say(outbox, 'dois')
  await waitFor(() => expect(states(outbox)).toEqual(['um refused']))
  expect(server.stored()).toEqual(['dois'])
  expect(outbox.of(A)[0]).toMatchObject({ problem: 'porque contact_blocked' })
  server.next = ['refuse']
  outbox.retry(outbox.of(A)[0]?.client_id ?? '')
  await waitFor(() => expect(server.next).toEqual([]))
  await waitFor(() => expect(states(outbox)).toEqual(['um refused']))
  expect(outbox.discard(outbox.of(A)[0]?.client_id ?? '')).toMatchObject({ body: 'um' })
  expect(outbox.waiting()).toBe(0)
  // What comes after it goes, and it does not.
  say(outbox, 'três')
  await empty(outbox)
  expect(server.stored()).toEqual(['dois', 'três'])
})

test('a reload loses nothing: what waited is shown and sent by the next page, what was refused still says why', async () => {
  const server = createMessageServer()
  const store = memoryStore()
  server.next = ['refuse']
  const before = tab(server, store)
  say(before.outbox, 'não pode')
  await waitFor(() => expect(states(before.outbox)).toEqual(['não pode refused']))
  server.down = true
  say(before.outbox, 'um')
  say(before.outbox, 'dois')
  await waitFor(async () => expect(await store.list()).toHaveLength(3))
  before.outbox.close()
  const { outbox } = tab(server, store)
  await waitFor(() => expect(states(outbox)).toEqual(['não pode refused', 'um waiting', 'dois waiting']))
  server.down = false
  outbox.wake()
  await waitFor(() => expect(server.stored()).toEqual(['um', 'dois']))
  await waitFor(() => expect(states(outbox)).toEqual(['não pode refused']))
})

test('conversations do not wait for each other', async () => {
  const server = createMessageServer()
  server.next = ['refuse']
  const { outbox } = tab(server)
  say(outbox, 'um', A)
  say(outbox, 'dois', B)
  await waitFor(() => expect(server.stored()).toEqual(['dois']))
})

test('one tab sends for all, and every tab sees it', async () => {
  const server = createMessageServer()
  const store = memoryStore()
  const first = tab(server, store)
  const second = tab(server, store, { sends: false, name: first.name })
  say(second.outbox, 'daqui')
  await empty(second.outbox)
  expect(server.posts).toHaveLength(1)
  await waitFor(() => expect(second.sent.map(({ body }) => body)).toEqual(['daqui']))
  expect(first.sent).toHaveLength(1)
  expect(first.outbox.waiting()).toBe(0)
})

test('a file goes up in parts and goes on where it stopped', async () => {
  const server = createMessageServer()
  const { outbox } = tab(server)
  const file = new File([new Uint8Array(3 * PART + 100)], 'proposta.pdf', { type: 'application/pdf' })
  server.next = ['fault', 'go on', 'go on', 'no line']
  outbox.send(A, { kind: 'text', body: 'segue', files: [file] })
  await empty(outbox)
  expect([...server.uploads.values()].map(({ parts }) => parts)).toEqual([[PART, PART, PART + 100]])
  expect(server.stored()).toEqual(['segue'])
  expect(server.posts.at(-1)?.attachment_ids).toHaveLength(1)
})

test('a part whose answer was lost is not sent twice, and progress is shown', async () => {
  const server = createMessageServer()
  const { outbox } = tab(server)
  const seen: number[] = []
  outbox.subscribe(() => {
    const progress = outbox.of(A)[0]?.files[0]?.progress
    if (progress !== undefined && progress !== seen.at(-1)) seen.push(progress)
  })
  const file = new File([new Uint8Array(2 * PART)], 'foto.png', { type: 'image/png' })
  // Begun, then the first part, which arrives without our hearing of it.
  server.next = ['go on', 'answer lost']
  outbox.send(A, { kind: 'text', body: '', files: [file] })
  await empty(outbox)
  expect([...server.uploads.values()].map(({ parts }) => parts)).toEqual([[PART, PART]])
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  expect(seen.at(-1)).toBe(1)
})

test('pictures go together, a recording alone, the words with the first; a note keeps all together', async () => {
  const server = createMessageServer()
  const { outbox } = tab(server)
  const file = (name: string, type: string) => new File(['x'], name, { type })
  const files = [
    file('a.png', 'image/png'),
    file('b.jpg', 'image/jpeg'),
    file('c.ogg', 'audio/ogg'),
    file('d.pdf', 'application/pdf'),
  ]
  server.down = true
  outbox.send(A, { kind: 'text', body: 'Veja', files })
  expect(outbox.of(A).map(({ kind, body, files: shown }) => [kind, body, shown.length])).toEqual([
    ['image', 'Veja', 2],
    ['audio', '', 1],
    ['document', '', 1],
  ])
  outbox.send(B, { kind: 'note', body: 'Interno', files })
  expect(outbox.of(B).map(({ kind, files: shown }) => [kind, shown.length])).toEqual([['note', 4]])
})
