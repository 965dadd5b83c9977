import { NOBODY, STRONG_KEYS, type WhatsappIdentity } from '@recado/contracts/whatsapp-identity'
import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openStore } from '../src/store/open-store.ts'

/** Few keys, so that they meet: three LIDs, three phones, two BSUIDs under one parent. */
const key = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 2 })
const identity = fc
  .record({
    lid: key('1@lid', '2@lid', '3@lid'),
    phone: key('+5511987654321', '+5511987654322', '+5511987654323'),
    bsuid: key('BR.1', 'BR.2'),
    parent_bsuid: key('BR.ENT.1'),
    username: key('ana', 'rui'),
  })
  .filter((one) => STRONG_KEYS.some((name) => one[name] !== null))
const sighting = fc.record({ identity, replaces: fc.option(identity, { nil: undefined, freq: 5 }) })

test('whatever is seen of people in whatever order, each key names one of them, and the last sighting is found again', () => {
  fc.assert(
    fc.property(fc.array(sighting, { minLength: 1, maxLength: 25 }), (sightings) => {
      const store = openStore(':memory:')
      let last: { person: number; identity: WhatsappIdentity } | undefined
      for (const seen of sightings) {
        last = store.within(() => store.people.see(seen))
        for (const name of STRONG_KEYS) {
          const value = seen.identity[name]
          if (value === null) continue
          // A phone finds its person; so do the others: nobody else has it.
          expect(store.people.see({ identity: { ...NOBODY, [name]: value } }).person).toBe(last.person)
        }
      }
      store.close()
    }),
    { numRuns: propertyRuns(1_000) },
  )
})

test('a person is known by name and address from whoever told them last', () => {
  const store = openStore(':memory:')
  store.people.see({ identity: { ...NOBODY, lid: '1@lid' }, name: 'Ana', address: '1@lid' })
  store.people.see({ identity: { ...NOBODY, phone: '+5511987654321' }, address: '5511987654321@s.whatsapp.net' })
  const joined = store.people.see({ identity: { ...NOBODY, lid: '1@lid', phone: '+5511987654321' } })
  expect(joined).toMatchObject({ person: 1, name: 'Ana', address: '1@lid', learned: true })
  expect(store.people.see({ identity: { ...NOBODY, phone: '+5511987654321' } })).toMatchObject({
    person: 1,
    learned: false,
  })
  store.close()
})
