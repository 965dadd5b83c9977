import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedDemo } from './seed-demo.ts'

const demo = [{ door: 'gerente', email: 'a@example.com', password: 'p', url: 'http://localhost' }]
const printed = `{"msg":"seeding"}\n${JSON.stringify({ demo })}\n`
let directory: string
let file: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'recado-seed-'))
  file = join(directory, 'demo.json')
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

test('a database is seeded once, also when its port changes; another database is seeded again', async () => {
  const seed = async () => printed
  expect(await seedDemo(file, 'postgres://postgres:one@127.0.0.1:1/postgres', seed)).toEqual({ demo, ran: true })
  expect(await seedDemo(file, 'postgres://postgres:one@127.0.0.1:2/postgres', seed)).toEqual({ demo, ran: false })
  expect(await seedDemo(file, 'postgres://postgres:two@127.0.0.1:2/postgres', seed)).toEqual({ demo, ran: true })
})

test('a seed that does not end with its sign-ins is an error and is tried again', async () => {
  const url = 'postgres://postgres:one@127.0.0.1:1/postgres'
  await expect(seedDemo(file, url, async () => 'done\n')).rejects.toThrow('its last line was: done')
  expect((await seedDemo(file, url, async () => printed)).ran).toBe(true)
})
