import { readFile } from 'node:fs/promises'
import { inspect } from 'node:util'
import type { AttachmentId, ConversationId } from '@recado/contracts/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claimAttachments } from '../../src/chat/attachments/index.ts'
import { searchMessages } from '../../src/chat/conversations/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildScene, type Scene } from './scene.ts'

// Two sets of messages and searches by somebody who did not know how the search works (testing/search-set). Whoever works at
// the search reads the open one; of the other nobody sees more than these figures, so that it measures and does not lead.

interface Entry {
  kind: string
  text: string
  file?: string
  query: string
  found: boolean
}

interface Outcome extends Entry {
  right: boolean
}

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

describe.each(['open', 'unseen'] as const)('the %s set', (half) => {
  test('is answered as its writer meant it, in 97 of 100', async () => {
    const outcomes = await answer(await readSet(half))
    const right = outcomes.filter((outcome) => outcome.right).length
    process.stdout.write(`search set, ${half}: ${right} of ${outcomes.length}\n${byKind(outcomes)}\n`)
    if (half === 'open') process.stdout.write(`${inspect(outcomes.filter((outcome) => !outcome.right))}\n`)
    expect(right / outcomes.length).toBeGreaterThanOrEqual(0.97)
  })
})

async function readSet(half: 'open' | 'unseen'): Promise<Entry[]> {
  const file = new URL(`../../../testing/search-set/${half}.json`, import.meta.url)
  return JSON.parse(await readFile(file, 'utf8'))
}

/** Every message is stored beside the others of its set; an entry is right when its query finds its own, or does not. */
async function answer(entries: readonly Entry[]): Promise<Outcome[]> {
  const scene = await buildScene(house)
  const stored: ConversationId[] = []
  for (const entry of entries) stored.push(await store(scene, entry))
  const outcomes: Outcome[] = []
  for (const [at, entry] of entries.entries()) {
    const found = await findConversations(scene, entry.query)
    outcomes.push({ ...entry, right: found.has(stored[at] ?? '') === entry.found })
  }
  return outcomes
}

async function store(scene: Scene, { text, file }: Entry): Promise<ConversationId> {
  const { id } = await scene.start()
  const author = { kind: 'contact' as const, id: scene.contactId, name: 'Maria Souza' }
  const attachmentIds = file === undefined ? [] : [await upload(scene, id, file)]
  await scene.post(id, { body: text, author, attachments: { ids: attachmentIds, claim: claimAttachments } })
  return id
}

function upload(scene: Scene, conversationId: ConversationId, name: string): Promise<AttachmentId> {
  const id = newId<AttachmentId>()
  return scene.run(async (scope) => {
    await scope.db
      .insertInto('attachments')
      .values({
        ...{ tenant_id: scope.tenant.id, id, conversation_id: conversationId, uploader: `contact:${scene.contactId}` },
        ...{ kind: 'document', name, content_type: 'application/pdf', size_bytes: 1, storage_key: id, status: 'ready' },
        created_at: scope.clock.now(),
      })
      .execute()
    return id
  })
}

async function findConversations(scene: Scene, words: string): Promise<Set<string>> {
  const found = new Set<string>()
  let cursor: string | undefined
  // Ends: with the last page.
  do {
    const page = await scene.run((scope) => searchMessages(scope, { words, cursor, limit: 50 }))
    for (const { conversation_id } of page.items) found.add(conversation_id)
    cursor = page.next_cursor ?? undefined
  } while (cursor !== undefined)
  return found
}

function byKind(outcomes: readonly Outcome[]): string {
  return Array.from(
    Map.groupBy(outcomes, ({ kind }) => kind),
    ([kind, all]) => {
      return `  ${kind}: ${all.filter(({ right }) => right).length} of ${all.length}`
    },
  ).join('\n')
}
