import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashToken, newToken, tokenMatches } from './tokens.ts'

test('a token shows its kind and never repeats', () => {
  const tokens = Array.from({ length: 2000 }, () => newToken('rk_live'))
  for (const token of tokens) expect(token).toMatch(/^rk_live_[0-9A-Za-z]{43}$/)
  expect(new Set(tokens).size).toBe(tokens.length)
})

test('all 256 bits are used: every position of the tail takes many values', () => {
  const tokens = Array.from({ length: 2000 }, () => newToken('t').slice(2))
  // The first character covers 2^256 / 62^42 ≈ 6 values, the others all 62.
  for (let at = 1; at < 43; at++) expect(new Set(tokens.map((token) => token[at])).size).toBe(62)
})

test('the hash is SHA-256 of the whole token', () => {
  const token = newToken('rk_live')
  expect(hashToken(token).equals(createHash('sha256').update(token).digest())).toBe(true)
  expect(tokenMatches(token, hashToken(token))).toBe(true)
  expect(tokenMatches(`${token}x`, hashToken(token))).toBe(false)
  expect(tokenMatches(token, Buffer.alloc(31))).toBe(false)
})

test('a prefix that would blur into the token is refused', () => {
  for (const prefix of ['', 'Rk', 'rk_', '_rk', 'rk live']) expect(() => newToken(prefix)).toThrow(RangeError)
})
