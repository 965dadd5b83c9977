import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedDemo } from './seed-demo.ts'

const demo = [{ door: 'manager', company: 'Loja', email: 'a@example.com', password: 'p', url: 'http://localhost' }]
const printed = `{"msg":"seeding"}\n${JSON.stringify({ demo })}\n`
let directory: string
let file: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'recado-seed-'))
  file = join(directory, 'demo.json')
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

const at = (password: string, databasePort: number, port = 3000) => ({
  databaseUrl: `postgres://postgres:${password}@127.0.0.1:${databasePort}/postgres`,
  port,
})

test('a database is seeded once, also when its port changes; another database, or another address, is asked for again', async () => {
  const seed = async () => printed
  expect(await seedDemo(file, at('one', 1), seed)).toEqual({ demo, ran: true })
  expect(await seedDemo(file, at('one', 2), seed)).toEqual({ demo, ran: false })
  expect(await seedDemo(file, at('two', 2), seed)).toEqual({ demo, ran: true })
  expect(await seedDemo(file, at('two', 2, 4000), seed)).toEqual({ demo, ran: true })
})

test('a seed that does not end with its sign-ins is an error and is tried again', async () => {
  await expect(seedDemo(file, at('one', 1), async () => 'done\n')).rejects.toThrow('its last line was: done')
  expect((await seedDemo(file, at('one', 1), async () => printed)).ran).toBe(true)
})
