import { afterAll, beforeAll, expect, test } from 'vitest'
import { createContact } from '../../src/chat/contacts/index.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { type BotScene, openBotScene, type Who } from './bot-scene.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const lid = '204896315@lid'
const phone = '+5511987654321'
const old = '+551132654321'
const bsuid = 'BR.1502576394655843'
const parent_bsuid = 'BR.ENT.77012'

type Sighting = Who & { replaces?: Who }

/** What is told of somebody, in this order; each but the identities is a message. */
const orders: [string, Sighting[]][] = [
  ['LID alone', [{ lid }]],
  ['phone alone, twice', [{ phone }, { phone }]],
  ['LID, then both', [{ lid }, { lid, phone }]],
  ['phone, then both', [{ phone }, { lid, phone }]],
  ['both, then LID', [{ lid, phone }, { lid }]],
  ['both, then phone', [{ lid, phone }, { phone }]],
  ['LID, phone, then both', [{ lid }, { phone }, { lid, phone }]],
  ['phone, LID, then both', [{ phone }, { lid }, { lid, phone }]],
  ['LID, phone, LID, phone, both', [{ lid }, { phone }, { lid }, { phone }, { lid, phone }]],
  ['BSUID alone', [{ bsuid }]],
  ['BSUID, then with phone', [{ bsuid }, { bsuid, phone }]],
  ['phone, then with BSUID', [{ phone }, { bsuid, phone }]],
  ['BSUID, phone, then both', [{ bsuid }, { phone }, { bsuid, phone }]],
  [
    'LID and phone, BSUID and phone',
    [
      { lid, phone },
      { bsuid, phone },
    ],
  ],
  [
    'BSUID and phone, LID and phone',
    [
      { bsuid, phone },
      { lid, phone },
    ],
  ],
  ['LID, BSUID, phone, then by pairs', [{ lid }, { bsuid }, { phone }, { lid, phone }, { bsuid, phone }]],
  ['by pairs, the other way', [{ bsuid }, { lid }, { bsuid, phone }, { lid, phone }]],
  [
    'LID with BSUID, phone last',
    [
      { lid, bsuid },
      { bsuid, phone },
    ],
  ],
  ['parent BSUID, then with BSUID', [{ parent_bsuid }, { parent_bsuid, bsuid }]],
  [
    'parent BSUID joins two',
    [
      { bsuid, parent_bsuid },
      { lid, parent_bsuid },
    ],
  ],
  [
    'a changed phone under one LID',
    [
      { lid, phone: old },
      { lid, phone },
    ],
  ],
  ['a changed phone, known already', [{ lid, phone: old }, { phone }, { lid, phone }]],
  [
    'a changed username',
    [
      { bsuid, username: 'ana' },
      { bsuid, username: 'ana.souza' },
    ],
  ],
  ['username comes late', [{ lid }, { lid, username: 'ana' }, { lid, phone }]],
  [
    'a BSUID that says which it replaces',
    [
      { bsuid: 'BR.1', phone: old },
      { bsuid, phone, replaces: { bsuid: 'BR.1' } },
    ],
  ],
  ['a number that says which it replaces', [{ phone: old }, { phone, replaces: { phone: old } }, { lid, phone }]],
]

test('there are at least twenty orders', () => expect(orders.length).toBeGreaterThanOrEqual(20))

test.each(orders)('one contact, one conversation that goes on: %s', async (_, sightings) => {
  const scene = await openBotScene(house)
  const messages = []
  for (const { replaces, ...who } of sightings) {
    if (replaces !== undefined) {
      const chat = scene.chat(replaces)
      const event = { event: 'identity' as const, replaces: chat.kind === 'person' ? chat.identity : null }
      await scene.deliver(scene.change(who, event))
    }
    const message = scene.message(who, { name: 'Ana' })
    messages.push(message)
    expect(await scene.outcomes(message)).toEqual(['stored'])
  }
  // Whatever they are known by now, what was there stays known.
  for (const message of messages) {
    // By an id that was replaced since nobody is found any more; the delivery itself is known all the same.
    const isReplaced = JSON.stringify(message.chat).includes('"BR.1"')
    const event_id = isReplaced ? message.event_id : `${message.event_id}_again`
    expect(await scene.outcomes({ ...message, event_id })).toEqual(['duplicate'])
  }
  expect(await scene.contacts()).toHaveLength(1)
  expect((await scene.conversations()).filter(({ status }) => status !== 'resolved')).toHaveLength(1)
  expect(await scene.messages()).toHaveLength(messages.length)
  const [contact] = await scene.contacts()
  const last = sightings.findLast((seen) => seen.phone !== undefined)?.phone ?? null
  expect(contact).toMatchObject({ name: 'Ana', phone: last })
  const phones = (await scene.identities()).filter(({ kind }) => kind === 'phone')
  expect(phones.map(({ external_id }) => external_id)).toEqual(last === null ? [] : [last])
})

test('what comes once by LID and once by phone, while nothing links the two, is one message of one person', async () => {
  const scene = await openBotScene(house)
  const message = scene.message({ lid }, { text: 'Tem o Onix?' })
  const again = { ...message, event_id: `${message.event_id}_2`, chat: scene.chat({ phone }) }
  expect(await scene.outcomes(message, again)).toEqual(['stored', 'duplicate'])
  expect(await scene.messages()).toHaveLength(1)
  expect((await scene.identities()).map(({ kind, external_id }) => [kind, external_id])).toEqual([
    ['phone', phone],
    ['whatsapp_lid', lid],
  ])
})

test('the same id of two people is two messages', async () => {
  const scene = await openBotScene(house)
  const message = scene.message({ lid }, { text: 'Oi' })
  const other = { ...message, event_id: `${message.event_id}_2`, chat: scene.chat({ lid: '9@lid' }) }
  const words = {
    ...message,
    event_id: `${message.event_id}_3`,
    chat: scene.chat({ phone }),
    body: 'Eu não',
    content: { kind: 'text' as const, text: 'Eu não' },
  }
  expect(await scene.outcomes(message, other, words)).toEqual(['stored', 'stored', 'stored'])
  expect(await scene.contacts()).toHaveLength(3)
})

test('a number that got a new owner goes with it; the former owner has none', async () => {
  const scene = await openBotScene(house)
  await scene.deliver(
    scene.message({ lid: '1@lid', phone }, { name: 'Ana' }),
    scene.message({ lid: '2@lid', phone }, { name: 'Bia' }),
  )
  const contacts = await scene.contacts()
  expect(contacts.map(({ name, phone: has }) => [name, has])).toEqual([
    ['Ana', null],
    ['Bia', phone],
  ])
  await scene.deliver(scene.message({ phone }), scene.message({ lid: '1@lid' }))
  expect(await contactsOfMessages(scene)).toEqual([contacts[0]?.id, contacts[1]?.id, contacts[1]?.id, contacts[0]?.id])
})

test('two numbers of a company know one person; whom it wrote down is the one who writes', async () => {
  const scene = await openBotScene(house)
  const known = await scene.within((scope) => createContact(scope, { name: 'Ana do Onix', phone: '(11) 98765-4321' }))
  await scene.deliver(scene.message({ lid }))
  // Now it is said whose LID it is: the contact who was written down, and not a third one.
  await scene.deliver(scene.message({ lid, phone }))
  const contacts = await scene.contacts()
  expect(contacts).toHaveLength(1)
  expect(contacts[0]).toMatchObject({ name: 'Ana do Onix', phone: known.phone })
})

test('a LID is no phone, and no name', async () => {
  const scene = await openBotScene(house)
  await scene.deliver(scene.message({ lid }))
  const [contact] = await scene.contacts()
  expect(contact).toMatchObject({ name: '', phone: null })
  const [message] = await scene.messages()
  expect(JSON.stringify([message?.author_name, message?.data, message?.body])).not.toContain('204896315')
})

test('with and without the ninth digit is one phone', async () => {
  const scene = await openBotScene(house)
  await scene.within((scope) => createContact(scope, { name: 'Ana', phone: '11 8765-4321' }))
  await scene.deliver(scene.message({ phone }))
  expect(await scene.contacts()).toHaveLength(1)
})

async function contactsOfMessages(scene: BotScene): Promise<(string | null)[]> {
  return (await scene.messages())
    .toSorted((one, other) => one.created_at.getTime() - other.created_at.getTime())
    .map(({ author_id }) => author_id)
}
