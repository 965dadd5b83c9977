import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assignConversation } from '../../src/chat/conversations/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { send } from '../identity/people.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildScene, type Scene } from './scene.ts'

const clock = advancingClock('2026-06-01T12:00:00Z')
let house: TestHouse
let scene: Scene
let owner: SignedIn
let agent: SignedIn
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

interface Hits {
  items: {
    conversation_id: string
    seq: number
    created_at: string
    fragments: { text: string; match: boolean }[]
  }[]
  next_cursor: string | null
}

async function find(query: string, person: SignedIn): Promise<Hits> {
  const { status, body } = await send<Hits>(house, 'GET', `/api/v1/messages/search?${query}`, {
    headers: person.headers,
  })
  expect(status).toBe(200)
  return body
}

async function findAll(word: string, limit: number, person: SignedIn): Promise<Hits['items'][]> {
  const pages: Hits['items'][] = []
  for (let cursor = ''; ; ) {
    const page = await find(`q=${word}&limit=${limit}${cursor}`, person)
    pages.push(page.items)
    if (page.next_cursor === null) return pages
    cursor = `&cursor=${page.next_cursor}`
  }
}

describe.each(PLACEMENTS)('search in a %s placement', (placement) => {
  beforeEach(async () => {
    scene = await buildScene(house, { placement })
    owner = await buildMember(house, scene.tenant, 'owner')
    agent = await buildMember(house, scene.tenant, 'agent')
  })

  test('finds without accents, marks what it found, and goes on from a cursor', async () => {
    const { id } = await scene.start()
    for (const body of ['Revisão do câmbio automático', 'O CAMBIO fez barulho forte', 'Nada a ver']) {
      clock.advance(1_000)
      await scene.post(id, { body })
    }
    const first = await find('q=cambio&limit=1', owner)
    expect(first.items.map(({ fragments }) => fragments)).toEqual([
      [
        { text: 'O ', match: false },
        { text: 'CAMBIO', match: true },
        { text: ' fez barulho forte', match: false },
      ],
    ])
    const second = await find(`q=cambio&limit=1&cursor=${first.next_cursor}`, owner)
    expect(second.items[0]?.fragments.find(({ match }) => match)?.text).toBe('câmbio')
    expect((await find('q=%22cambio%20fez%22', owner)).items).toHaveLength(1)
  })

  test('loses and repeats nothing of what was written in one millisecond, at a page’s edge or beneath it', async () => {
    const [{ id: own }, { id: nobodys }] = [await scene.start(), await scene.start()]
    await scene.run((scope) => assignConversation(scope, own, agent.memberId))
    // Of 105 the agent sees three: one at each end, one in between. A batch of the search has 100 places.
    const body = 'radiador furado'
    await scene.post(own, { body })
    for (let n = 0; n < 51; n++) await scene.post(nobodys, { body })
    await scene.post(own, { body })
    for (let n = 0; n < 51; n++) await scene.post(nobodys, { body })
    await scene.post(own, { body })

    const pages = await findAll('radiador', 20, owner)
    expect(pages.map((items) => items.length)).toEqual([20, 20, 20, 20, 20, 5])
    const hits = pages.flat()
    expect(new Set(hits.map(({ created_at }) => created_at)).size).toBe(1)
    expect(new Set(hits.map(({ conversation_id: id, seq }) => `${id} ${seq}`)).size).toBe(105)
    const seen = (await findAll('radiador', 20, agent)).flat()
    expect(seen.map(({ conversation_id: id }) => id)).toEqual(Array(3).fill(encodeId('cnv', own)))
    expect(new Set(seen.map(({ seq }) => seq)).size).toBe(3)
  })
})
