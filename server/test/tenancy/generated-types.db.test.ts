import { readFile } from 'node:fs/promises'
import { expect, inject, test } from 'vitest'
import { databaseUrl } from '../../src/platform/database/cluster.ts'
import { generatedFile, generateTypes } from '../../src/platform/database/generate-types.ts'
import { TEMPLATES } from '../support/templates.ts'

test.each([
  ['control', TEMPLATES.control],
  ['tenant', TEMPLATES.shared],
] as const)('the types of the %s tables are those of the migrations', async (set, database) => {
  const url = databaseUrl({ name: 'main', url: inject('postgresUrl') }, database)
  // Out of step? Run `node scripts/generate-types.ts` after changing a migration.
  expect(await generateTypes(url, set)).toBe(await readFile(generatedFile(set), 'utf8'))
})
