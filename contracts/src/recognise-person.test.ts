import { expect, test } from 'vitest'
import { type KnownPerson, recognisePerson } from './recognise-person.ts'
import { NOBODY, STRONG_KEYS, type WhatsappIdentity } from './whatsapp-identity.ts'

type Sighting = Partial<WhatsappIdentity> & { replaces?: Partial<WhatsappIdentity> }

/** A book of people as a database would keep it: who shares a strong key, oldest first. Counts conversations too. */
function openBook() {
  let last = 0
  let people: KnownPerson<number>[] = []
  const conversations = new Map<number, number>()
  const whole = (part: Partial<WhatsappIdentity>) => ({ ...NOBODY, ...part })
  const shares = (one: WhatsappIdentity, other: WhatsappIdentity) =>
    STRONG_KEYS.some((key) => one[key] !== null && one[key] === other[key])
  return {
    see({ replaces, ...seen }: Sighting) {
      const before = replaces && whole(replaces)
      const known = people.filter(
        ({ identity }) => shares(identity, whole(seen)) || (before !== undefined && shares(identity, before)),
      )
      const { person, identity, absorbed, stripped } = recognisePerson(known, whole(seen), before)
      const key = person ?? ++last
      const gone = new Set<number>([key, ...absorbed, ...stripped.map((one) => one.key)])
      people = [...people.filter((one) => !gone.has(one.key)), { key, identity }, ...stripped]
      people.sort((one, other) => one.key - other.key)
      for (const one of absorbed) conversations.delete(one)
      conversations.set(key, (conversations.get(key) ?? 0) + 1)
    },
    people: () => people.map(({ identity }) => identity),
    conversations: () => conversations.size,
  }
}

const lid = '204896315@lid'
const phone = '+5511987654321'
const bsuid = 'BR.1502576394655843'
const parent = 'BR.ENT.77012'
const old = '+551132654321'

// Each ends in one contact with one conversation, known by all that was ever said of them.
const orders: [string, Sighting[], Partial<WhatsappIdentity>][] = [
  ['LID alone', [{ lid }], { lid }],
  ['phone alone, twice', [{ phone }, { phone }], { phone }],
  ['LID, then both', [{ lid }, { lid, phone }], { lid, phone }],
  ['phone, then both', [{ phone }, { lid, phone }], { lid, phone }],
  ['both, then LID', [{ lid, phone }, { lid }], { lid, phone }],
  ['both, then phone', [{ lid, phone }, { phone }], { lid, phone }],
  ['LID, phone, then both', [{ lid }, { phone }, { lid, phone }], { lid, phone }],
  ['phone, LID, then both', [{ phone }, { lid }, { lid, phone }], { lid, phone }],
  ['LID, phone, LID, phone, both', [{ lid }, { phone }, { lid }, { phone }, { lid, phone }], { lid, phone }],
  ['BSUID alone', [{ bsuid }], { bsuid }],
  ['BSUID, then with phone', [{ bsuid }, { bsuid, phone }], { bsuid, phone }],
  ['phone, then with BSUID', [{ phone }, { bsuid, phone }], { bsuid, phone }],
  ['BSUID, phone, then both', [{ bsuid }, { phone }, { bsuid, phone }], { bsuid, phone }],
  [
    'LID and phone, BSUID and phone',
    [
      { lid, phone },
      { bsuid, phone },
    ],
    { lid, phone, bsuid },
  ],
  [
    'BSUID and phone, LID and phone',
    [
      { bsuid, phone },
      { lid, phone },
    ],
    { lid, phone, bsuid },
  ],
  [
    'LID, BSUID, phone, then by pairs',
    [{ lid }, { bsuid }, { phone }, { lid, phone }, { bsuid, phone }],
    { lid, phone },
  ],
  ['by pairs, the other way', [{ bsuid }, { lid }, { bsuid, phone }, { lid, phone }], { lid, phone, bsuid }],
  [
    'LID with BSUID, phone last',
    [
      { lid, bsuid },
      { bsuid, phone },
    ],
    { lid, bsuid, phone },
  ],
  ['parent BSUID, then with BSUID', [{ parent_bsuid: parent }, { parent_bsuid: parent, bsuid }], { bsuid }],
  [
    'parent BSUID joins two numbers',
    [
      { bsuid, parent_bsuid: parent },
      { lid, parent_bsuid: parent },
    ],
    { lid, bsuid },
  ],
  [
    'a changed phone under one LID',
    [
      { lid, phone: old },
      { lid, phone },
    ],
    { lid, phone },
  ],
  ['a changed phone, known already', [{ lid, phone: old }, { phone }, { lid, phone }], { lid, phone }],
  [
    'a changed username',
    [
      { bsuid, username: 'ana' },
      { bsuid, username: 'ana.souza' },
    ],
    { username: 'ana.souza' },
  ],
  ['username comes late', [{ lid }, { lid, username: 'ana' }, { lid, phone }], { lid, phone, username: 'ana' }],
  [
    'a new BSUID that says which it replaces',
    [{ bsuid: 'BR.1', phone: old }, { bsuid, phone, replaces: { bsuid: 'BR.1' } }, { bsuid }],
    { bsuid, phone },
  ],
  [
    'a new number that says which it replaces',
    [{ phone: old }, { phone, replaces: { phone: old } }, { lid, phone }],
    { lid, phone },
  ],
]

test.each(orders)('one contact, one conversation: %s', (_, sightings, known) => {
  const book = openBook()
  for (const sighting of sightings) book.see(sighting)
  expect(book.people()).toEqual([expect.objectContaining(known)])
  expect(book.conversations()).toBe(1)
})

test('there are at least twenty orders', () => expect(orders.length).toBeGreaterThanOrEqual(20))

test('a phone that got a new owner goes with it; the former one stays somebody else', () => {
  const book = openBook()
  book.see({ lid: '1@lid', phone })
  book.see({ lid: '2@lid', phone })
  expect(book.people()).toEqual([
    { ...NOBODY, lid: '1@lid' },
    { ...NOBODY, lid: '2@lid', phone },
  ])
  expect(book.conversations()).toBe(2)
})

test('a username that changed hands joins nobody', () => {
  const book = openBook()
  book.see({ bsuid: 'BR.1', username: 'ana' })
  book.see({ bsuid: 'BR.2', username: 'ana' })
  expect(book.people()).toHaveLength(2)
})

test('two who share a phone with a third are not joined over it', () => {
  const book = openBook()
  book.see({ bsuid: 'BR.1', phone })
  book.see({ bsuid: 'BR.2', lid })
  book.see({ lid, phone })
  // The LID decides: the phone moves, and the BSUIDs keep them apart.
  expect(book.people()).toEqual([
    { ...NOBODY, bsuid: 'BR.1' },
    { ...NOBODY, bsuid: 'BR.2', lid, phone },
  ])
})
