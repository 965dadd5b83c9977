import { createSecretKey, randomBytes } from 'node:crypto'
import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createKeyring } from './keyring.ts'
import { open, type SealContext, seal } from './seal.ts'
import { SecretError } from './secret-error.ts'

const masterKey = (id: string) => ({ id, key: createSecretKey(randomBytes(32)) })
const context: SealContext = { tenant: 'tnt_1', purpose: 'channels.access_token' }
const [k1, k2] = [masterKey('k1'), masterKey('k2')]
const ring = createKeyring([k1])

function codeOf(run: () => unknown): string {
  try {
    run()
    return 'nothing thrown'
  } catch (error) {
    return error instanceof SecretError ? error.code : String(error)
  }
}

test('any text comes back, and looks different each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = seal(ring, text, context)
      expect(open(ring, sealed, context)).toBe(text)
      expect(seal(ring, text, context)).not.toBe(sealed)
    }),
    { numRuns: propertyRuns(1_000) },
  )
})

test('the form is versioned, compact and names its key', () => {
  expect(seal(ring, 'abc', context)).toMatch(/^rs1\.k1\.[\w-]{80}\.[\w-]{42}$/)
})

test.each<[string, SealContext]>([
  ['another tenant', { ...context, tenant: 'tnt_2' }],
  ['the platform', { ...context, tenant: null }],
  ['another purpose', { ...context, purpose: 'channels.verify_token' }],
])('does not open for %s', (_, other) => {
  const sealed = seal(ring, 'abc', context)
  expect(codeOf(() => open(ring, sealed, other))).toBe('secret_unreadable')
})

test('no two contexts spell the same', () => {
  const sealed = seal(ring, 'abc', { tenant: 'a","b', purpose: 'c' })
  expect(codeOf(() => open(ring, sealed, { tenant: 'a', purpose: 'b","c' }))).toBe('secret_unreadable')
})

test('no single changed character opens', () => {
  const sealed = seal(ring, 'uma senha', context)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  for (let at = 0; at < sealed.length; at++) {
    // The last character of a base64url block may carry unused bits; changing the 6-bit value by 32 always changes data.
    const flipped = alphabet.charAt((alphabet.indexOf(sealed.charAt(at)) + 32) % 64)
    const changed = sealed.slice(0, at) + flipped + sealed.slice(at + 1)
    expect(
      codeOf(() => open(ring, changed, context)),
      `position ${at}`,
    ).toMatch(/^secret_/)
  }
})

test.each(['', 'abc', 'rs2.k1.a.b', 'rs1.k1..', 'rs1.k1.AAAA.BBBB'])('%j is malformed', (text) => {
  expect(codeOf(() => open(ring, text, context))).toBe('secret_malformed')
})

describe('rotation', () => {
  const sealed = seal(ring, 'abc', context)
  const both = createKeyring([k2, k1])

  test('old values open while their key is in the ring', () => {
    expect(open(both, sealed, context)).toBe('abc')
    expect(codeOf(() => open(createKeyring([k2]), sealed, context))).toBe('secret_unknown_key')
  })

  test('a key that only carries the right name does not open', () => {
    expect(codeOf(() => open(createKeyring([masterKey('k1')]), sealed, context))).toBe('secret_unreadable')
  })
})

test('errors do not carry the value', () => {
  const sealed = seal(ring, 'abc', context)
  try {
    open(ring, sealed, { ...context, tenant: 'x' })
  } catch (error) {
    expect(`${error}${(error as Error).stack}${JSON.stringify(error)}`).not.toContain(sealed.slice(10, 30))
  }
})

test('an empty keyring is refused', () => {
  expect(codeOf(() => createKeyring([]))).toBe('keyring_empty')
})
