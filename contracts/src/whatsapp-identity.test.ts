import { expect, test } from 'vitest'
import { NOBODY, readAddress, readPhoneDigits, WhatsappIdentity } from './whatsapp-identity.ts'

test.each([
  ['5511987654321@s.whatsapp.net', { phone: '+5511987654321' }],
  ['551187654321@s.whatsapp.net', { phone: '+5511987654321' }],
  ['5511987654321@c.us', { phone: '+5511987654321' }],
  ['5511987654321:14@s.whatsapp.net', { phone: '+5511987654321' }],
  ['551132654321@s.whatsapp.net', { phone: '+551132654321' }],
  ['351912345678@s.whatsapp.net', { phone: '+351912345678' }],
  ['204896315000111@lid', { lid: '204896315000111@lid' }],
  ['204896315000111:3@lid', { lid: '204896315000111@lid' }],
  ['BR.1502576394655843', { bsuid: 'BR.1502576394655843' }],
  ['BR.ENT.1502576', { parent_bsuid: 'BR.ENT.1502576' }],
])('%s is who it says', (address, known) => {
  expect(readAddress(address)).toEqual({ ...NOBODY, ...known })
})

test.each([
  '120363022222222222@g.us',
  'status@broadcast',
  '12036302@newsletter',
  '',
  '@lid',
  '0@s.whatsapp.net',
  'br.150',
])('%s is nobody', (address) => {
  expect(readAddress(address)).toBeUndefined()
})

test('with and without the ninth digit a phone is one; a fixed line gets none', () => {
  expect(readPhoneDigits('551187654321')).toBe(readPhoneDigits('5511987654321'))
  expect(readPhoneDigits('551132654321')).toBe('+551132654321')
})

test('a LID never passes for a phone, nor a phone for a LID', () => {
  const parses = (part: object) => WhatsappIdentity.safeParse({ ...NOBODY, ...part }).success
  // As long as a phone of Brazil, and would be one without its server.
  expect(readAddress('5511987654321@lid')?.phone).toBeNull()
  expect(parses({ phone: '5511987654321@lid' })).toBe(false)
  expect(parses({ lid: '+5511987654321' })).toBe(false)
  expect(parses({ lid: '5511987654321' })).toBe(false)
  expect(parses({})).toBe(false)
  expect(parses({ username: 'ana' })).toBe(false)
})
