import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { send } from '../identity/people.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildWidgetScene, type WidgetScene } from './scene.ts'

// Two sites of one company, each with a secret of its own, count their users from 1.

const OTHER = 'ids_outro_site'
let house: TestHouse
let scene: WidgetScene
let other: string
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

describe.each(PLACEMENTS)('in a %s placement', (placement) => {
  beforeEach(async () => {
    scene = await buildWidgetScene(house, placement)
    other = await scene.addInbox(OTHER)
  })

  test('the same user_id signed by another inbox is another person, and is told nothing of the first', async () => {
    const maria = { name: 'Maria', email: 'maria@exemplo.com.br', phone: '11 98765-4321' }
    const first = await scene.visit('Oi', scene.identity('1', maria))
    const second = await scene.enter({ inbox: other, identity: scene.identity('1', {}, OTHER) })
    expect(second.status).toBe(201)
    expect(second.body.contact?.id).not.toBe(first.contact)
    expect(JSON.stringify(second.body)).not.toMatch(/maria/i)
    // And what the second site says of its user changes nothing of the first's.
    await scene.enter({ inbox: other, identity: scene.identity('1', { name: 'João' }, OTHER) })
    const back = await scene.enter({ identity: scene.identity('1') })
    expect(back.body.contact).toMatchObject({ id: first.contact, name: 'Maria', email: 'maria@exemplo.com.br' })
  })

  test('the secret of one inbox proves nobody in another', async () => {
    await scene.visit('Oi', scene.identity('1'))
    expect(await scene.enter({ inbox: other, identity: scene.identity('1') })).toMatchObject({
      status: 401,
      body: { code: 'visitor_identity_forged' },
    })
  })

  test('merged by the company they are one contact, and still neither site is told what the other knew', async () => {
    const first = await scene.visit('Oi', scene.identity('1', { name: 'Maria', email: 'maria@exemplo.com.br' }))
    const second = await scene.visit('Olá', scene.identity('7', {}, OTHER), other)
    const merged = await send(house, 'POST', `/api/v1/contacts/${first.contact}/merge`, {
      ...{ headers: scene.owner.headers, body: { into: second.contact } },
    })
    expect(merged.status).toBe(200)
    for (const session of [
      { inbox: other, identity: scene.identity('7', {}, OTHER) },
      { identity: scene.identity('1') },
    ]) {
      const { body } = await scene.enter(session)
      expect(body.contact).toMatchObject({ id: second.contact, name: '', email: null })
      const wrote = await scene.call('POST', 'conversations', body.visitor_token, { client_id: 'c9', text: 'Sou eu' })
      expect(JSON.stringify(wrote.body)).not.toMatch(/maria/i)
    }
    // Each goes on reading what was written through its own inbox, and that alone.
    const { body } = await scene.enter({ inbox: other, identity: scene.identity('7', {}, OTHER) })
    const list = await scene.call('GET', 'conversations', body.visitor_token)
    expect(list.body.items.map(({ id }) => id)).toEqual([second.conversation])
  })
})
