import { hash, verify } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { createPasswords } from '../../src/core/accounts/index.ts'

/** The real work, counted: the hashes that were verified, in order. */
function countingHasher() {
  const verified: string[] = []
  const hasher = {
    hash: (password: string, options: { memoryCost: number; timeCost: number; parallelism: number }) =>
      hash(password, options),
    verify: (stored: string, password: string) => {
      verified.push(stored)
      return verify(stored, password)
    },
  }
  return { hasher, verified }
}

test('somebody who does not exist costs the same hashing work as a wrong password', async () => {
  const { hasher, verified } = countingHasher()
  const passwords = await createPasswords(hasher)
  const stored = await passwords.hash('a senha certa')
  expect(await passwords.matches(stored, 'a senha errada')).toBe(false)
  expect(await passwords.matches(null, 'a senha errada')).toBe(false)
  expect(verified).toHaveLength(2)
  const cost = (text: string | undefined) => text?.split('$').slice(1, 4)
  expect(cost(verified[0])).toEqual(['argon2id', 'v=19', 'm=19456,t=2,p=1'])
  expect(cost(verified[1])).toEqual(cost(verified[0]))
})

test('nobody has the password that stands in for an unknown one', async () => {
  const passwords = await createPasswords()
  expect(await passwords.matches(null, 'nobody has this password')).toBe(false)
})

test('accents match however the keyboard composes them', async () => {
  const passwords = await createPasswords()
  const stored = await passwords.hash('coração valente'.normalize('NFC'))
  expect(await passwords.matches(stored, 'coração valente'.normalize('NFD'))).toBe(true)
})
