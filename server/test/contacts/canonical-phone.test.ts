import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalPhone } from '../../src/chat/contacts/index.ts'
import { searchQuery, searchText } from '../../src/chat/contacts/search-words.ts'

const MOBILE = '+5511987654321'

test.each([
  ['(11) 98765-4321', MOBILE],
  ['11 8765-4321', MOBILE],
  ['+55 11 8765 4321', MOBILE],
  ['5511987654321', MOBILE],
  ['551187654321', MOBILE],
  ['011 98765-4321', MOBILE],
  ['0 41 11 98765-4321', MOBILE],
  ['0055 11 98765-4321', MOBILE],
  ['(11) 3456-7890', '+551134567890'],
  ['+55 55 99999-1234', '+5555999991234'],
  ['(55) 9999-1234', '+5555999991234'],
  ['+1 212 555 2368', '+12125552368'],
  ['+351 912 345 678', '+351912345678'],
  ['98765-4321', undefined],
  ['(10) 98765-4321', undefined],
  ['(11) 1234-5678', undefined],
  ['11 98765-43210', undefined],
  ['+1 212 555', undefined],
  ['tel: 11 98765-4321', MOBILE],
  ['tel:+55-11-98765-4321', MOBILE],
  ['\u202a+55 11 98765\u20114321\u202c', MOBILE],
  ['\ufeff11\u00a098765\u20134321\u200b', MOBILE],
  ['（11）９８７６５－４３２１', MOBILE],
  ['11 98765-4321 (zap)', MOBILE],
  ['WhatsApp: 11 98765-4321 - Ana', MOBILE],
  ['(11) 98765-4321 / (11) 3456-7890', MOBILE],
  ['11 98765-4321 (11) 3456-7890', MOBILE],
  ['ramal 12, 11 98765-4321', MOBILE],
  ['CPF 123.456.789-09', undefined],
  ['', undefined],
  ['1'.repeat(60), undefined],
])('%s', (written, stored) => {
  expect(canonicalPhone(written)).toBe(stored)
})

const AREAS = ['11', '21', '31', '47', '55', '61', '85', '99']
const mobile = fc.tuple(fc.constantFrom(...AREAS), fc.integer({ min: 60_000_000, max: 99_999_999 }))

test('a mobile is one number, with or without the ninth digit, country, trunk zero, carrier and punctuation', () => {
  const before = fc.constantFrom('', '+55', '55', '+55 ', '0', '041', '0055')
  const mark = fc.constantFrom('', ' ', '-', '.')
  fc.assert(
    fc.property(
      mobile,
      before,
      fc.boolean(),
      mark,
      fc.boolean(),
      ([area, number], prefix, ninth, between, brackets) => {
        const digits = String(number)
        const subscriber = `${ninth ? '9' : ''}${digits.slice(0, 4)}${between}${digits.slice(4)}`
        const written = `${prefix}${brackets ? `(${area})` : area}${between}${subscriber}`
        expect(canonicalPhone(written)).toBe(`+55${area}9${digits}`)
      },
    ),
    { numRuns: propertyRuns(1_000) },
  )
})

test('what is stored stays as it is when it is read again, and whatever is typed is E.164 or nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+\d ().-]{0,25}$/)), (written) => {
      const phone = canonicalPhone(written)
      if (phone === undefined) return
      expect(phone).toMatch(/^\+[1-9]\d{4,14}$/)
      expect(canonicalPhone(phone)).toBe(phone)
    }),
    { numRuns: propertyRuns(1_000) },
  )
})

test('any text makes a query that PostgreSQL can read: quotes and operators are letters of words or nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom("d'ávila", "o'x@a.b'c", 'a & b | !c', '\\', "'")), (typed) => {
      const query = searchQuery(typed)
      if (query !== undefined)
        expect(query).toMatch(/^\(?'([^'\\]|''|\\\\)+':\*\)?( [&|] \(?'([^'\\]|''|\\\\)+':\*\)?)*$/)
    }),
    { numRuns: propertyRuns(1_000) },
  )
})

test.each([
  'wa.me/5511987654321',
  'https://wa.me/5511987654321',
  '5511987654321@c.us',
  '(0xx11) 98765-4321',
  'Cel. 11 98765-4321',
])('a number is looked for as it stands in %s', (typed) => {
  expect(searchQuery(typed)).toContain("'5511987654321':*")
})

test('a contact is found by folded words, e-mail and the parts of its phone', () => {
  const words = searchText({ name: 'João D’Ávila', email: 'joao@exemplo.com.br', phone: MOBILE }).split(' ')
  expect(words).toEqual(
    expect.arrayContaining([
      'joao',
      'avila',
      'joao@exemplo.com.br',
      'exemplo',
      '5511987654321',
      '11987654321',
      '1187654321',
      '4321',
    ]),
  )
})
