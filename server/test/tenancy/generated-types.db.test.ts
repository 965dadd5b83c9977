import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { databaseUrl } from '../../src/platform/database/cluster.ts'
import { generatedFile, generateTypes } from '../../src/platform/database/generate-types.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

// Clones, not the templates themselves: a template that somebody is connected to cannot be cloned by the others.
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test.each([
  ['control', 'control'],
  ['tenant', 'shared'],
] as const)('the types of the %s tables are those of the migrations', async (set, database) => {
  const url = databaseUrl({ name: 'main', url: inject('postgresUrl') }, house.databases[database])
  // Out of step? Run `node scripts/generate-types.ts` after changing a migration.
  expect(await generateTypes(url, set)).toBe(await readFile(generatedFile(set), 'utf8'))
})
