import { createSecretKey, randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { derivePassword } from './derive-password.ts'
import { createKeyring, deriveKey } from './keyring.ts'
import { keepDevelopmentKeys, openKeyring } from './open-keyring.ts'

let parent: string
let dataDir: string
beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'keyring-'))
  dataDir = path.join(parent, 'data')
})
afterEach(() => rm(parent, { recursive: true }))

const exportOf = (keys: Awaited<ReturnType<typeof keepDevelopmentKeys>>) =>
  keys.map((entry) => `${entry.id}:${entry.key.export().toString('base64')}`)

test('the first start makes a key, the next ones read it', async () => {
  const first = exportOf(await keepDevelopmentKeys(dataDir))
  expect(first).toHaveLength(1)
  expect(exportOf(await keepDevelopmentKeys(dataDir))).toEqual(first)
  expect((await stat(path.join(dataDir, 'master.keys'))).mode & 0o777).toBe(0o600)
})

test('processes that start together agree, and leave nothing else behind', async () => {
  const rings = await Promise.all(Array.from({ length: 12 }, () => keepDevelopmentKeys(dataDir)))
  expect(new Set(rings.map((keys) => exportOf(keys).join())).size).toBe(1)
  expect(await readdir(dataDir)).toEqual(['master.keys'])
})

test('a file that others can read is refused', async () => {
  await keepDevelopmentKeys(dataDir)
  await chmod(path.join(dataDir, 'master.keys'), 0o644)
  await expect(keepDevelopmentKeys(dataDir)).rejects.toMatchObject({ code: 'key_file_exposed' })
})

test('a damaged file is not silently replaced', async () => {
  await keepDevelopmentKeys(dataDir)
  await writeFile(path.join(dataDir, 'master.keys'), 'development-1:short')
  await expect(keepDevelopmentKeys(dataDir)).rejects.toMatchObject({ code: 'key_file_malformed' })
})

test('configured keys win and no file is made', async () => {
  const given = { id: 'k1', key: createSecretKey(randomBytes(32)) }
  const ring = await openKeyring({ dataDir, secrets: { masterKeys: [given] } })
  expect(ring.current.id).toBe('k1')
  expect(await readdir(parent)).toEqual([])
})

test('derived passwords are stable, distinct by name and by key, and safe in SQL and addresses', () => {
  const [a, b] = ['a', 'b'].map((id) => ({ id, key: createSecretKey(randomBytes(32)) }))
  if (!a || !b) throw new Error('two keys expected')
  const before = createKeyring([a])
  const after = createKeyring([b, a])
  const password = derivePassword(before, 'recado_app')
  expect(password).toMatch(/^[\w-]{43}$/)
  expect(derivePassword(before, 'recado_app')).toBe(password)
  expect(derivePassword(before, 'recado_mover')).not.toBe(password)
  expect(derivePassword(after, 'recado_app')).not.toBe(password)
  expect(derivePassword(after, 'recado_app', 'a')).toBe(password)
  expect(deriveKey(a, 'wrap').export().toString('base64url')).not.toBe(a.key.export().toString('base64url'))
})
