import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeDataDirectory } from './private-files.ts'

const FOLDERS = [
  '',
  'files',
  'files/objects',
  'files/objects/tenants',
  'files/objects/tenants/a',
  'files/types',
  'logs',
]
const FILES = ['files/objects/tenants/a/foto.png', 'logs/server.log', 'demo.json']
let home: string
let root: string
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'recado-private-'))
  root = path.join(home, 'data')
  // As versions left it that wrote with the machine's umask.
  for (const folder of ['files/objects/tenants/a', 'files/types', 'logs', 'postgres/cluster']) {
    mkdirSync(path.join(root, folder), { recursive: true })
  }
  for (const file of [...FILES, 'master.keys', 'postgres/port']) {
    writeFileSync(path.join(root, file), 'x')
    chmodSync(path.join(root, file), 0o644)
  }
  for (const folder of FOLDERS) chmodSync(path.join(root, folder), 0o755)
  chmodSync(path.join(root, 'postgres'), 0o700)
})
afterEach(() => rmSync(home, { recursive: true }))

const modeOf = (place: string) => (statSync(path.join(root, place)).mode & 0o777).toString(8)

test('what an older version left open is closed, folders and files, and stays so', async () => {
  await closeDataDirectory(root)
  await closeDataDirectory(root)
  for (const folder of FOLDERS) expect(modeOf(folder), folder).toBe('700')
  for (const file of FILES) expect(modeOf(file), file).toBe('600')
})

test('a walk that was stopped half way is taken up: the folder that leads in is closed last', async () => {
  chmodSync(path.join(root, 'files/objects/tenants/a'), 0o700)
  await closeDataDirectory(root)
  expect(modeOf('files/objects')).toBe('700')
  expect(modeOf('logs/server.log')).toBe('600')
})

test('PostgreSQL’s folder, its way through, an exposed key and what links lead to are left as they are', async () => {
  const outside = path.join(home, 'outside.txt')
  writeFileSync(outside, 'x')
  chmodSync(outside, 0o644)
  symlinkSync(outside, path.join(root, 'logs/link'))
  chmodSync(path.join(root, 'postgres'), 0o711)
  await closeDataDirectory(root)
  expect(modeOf('')).toBe('711')
  expect(modeOf('postgres/port')).toBe('644')
  expect(modeOf('master.keys')).toBe('644')
  expect((statSync(outside).mode & 0o777).toString(8)).toBe('644')
})

test('a directory that is also somebody else’s stays as it is, and what is ours in it is closed', async () => {
  writeFileSync(path.join(root, 'other.txt'), 'x')
  chmodSync(path.join(root, 'other.txt'), 0o644)
  await closeDataDirectory(root)
  expect([modeOf(''), modeOf('other.txt'), modeOf('files'), modeOf('demo.json')]).toEqual(['755', '644', '700', '600'])
})

test('a data directory that is not there yet is no error', async () => {
  await closeDataDirectory(path.join(home, 'nowhere'))
})
