import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { architectureRules, checkArchitecture } from './check-architecture.ts'
import { DECLARED_WRITERS, TABLE_OWNERS } from './table-owners.ts'

const root = resolve(import.meta.dirname, '..')
const violations = join(import.meta.dirname, 'violations')
const planted = (rule: string) => checkArchitecture(join(violations, rule))

// The tree itself is judged by a check of its own before the tests (scripts/test-run/checks.ts).

test('every rule has a planted violation and a reason, and every planted violation a rule', () => {
  const names = architectureRules.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(readdirSync(violations).sort()).toEqual([...names, 'none'].sort())
  for (const { name, comment } of architectureRules) expect(comment, name).toMatch(/^.{20,}[.)]$/)
})

test.each(architectureRules.map(({ name }) => name))(
  '%s: the planted violation breaks this rule and no other',
  async (rule) => {
    const { violations: found } = await planted(rule)
    expect(new Set(found.map((violation) => violation.rule))).toEqual(new Set([rule]))
  },
)

// How many of the planted lines each rule must find, where a tree plants several or has innocent neighbours.
test.each([
  ['engines-import-only-contracts-and-themselves', 2],
  ['bot-imports-only-contracts-and-brazil', 2],
  ['lower-layers-do-not-import-the-wiring', 1],
  ['core-imports-no-product', 1],
  ['chat-imports-only-core', 1],
  ['products-never-import-each-other', 1],
  ['routes-and-jobs-belong-to-their-index', 2],
  ['engines-do-no-io', 5],
  ['contracts-import-only-zod-and-brazil', 2],
  ['client-imports-only-contracts', 2],
  ['client-runs-without-react-and-zod', 3],
  ['apps-import-only-contracts-client-and-brazil', 2],
  ['only-the-builder-imports-the-flow-engine', 1],
  ['only-nouns-import-engines', 1],
  ['only-platform-and-tenancy-import-pg', 1],
  ['no-circular-dependencies', 1],
  ['only-config-reads-the-environment', 6],
  ['engines-read-no-environment', 1],
  ['engines-have-no-clock-and-no-network', 3],
  ['no-export-star', 2],
  ['only-sql-files-issue-statements', 2],
  ['rows-are-not-cast', 3],
  ['every-route-file-is-in-its-product', 1],
  ['packages-are-entered-by-their-exports', 1],
  ['loops-declare-their-end', 6],
  ['apps-write-no-addresses', 2],
  ['a-table-has-one-owner', 5],
  ['an-index-exports-what-others-use', 1],
  ['engines-say-nothing-of-tenants', 1],
])('%s: finds the planted %i and spares what is allowed', async (rule, count) => {
  const { violations: found } = await planted(rule)
  expect(found, JSON.stringify(found, undefined, 2)).toHaveLength(count)
})

test('an undeclared bypass is found where it is made and where it is used, a declared one where it may not be used', async () => {
  const { violations: found } = await planted('scope-bypasses-are-declared')
  expect(found.map(({ file, detail }) => `${detail} in ${file.split(':')[0]}`).sort()).toEqual(
    [
      'acrossTenants in server/src/chat/contacts/routes/console.ts',
      'PlatformScope in server/src/chat/contacts/find-contact.ts',
      'PlatformScope in server/src/chat/contacts/find-contact.ts',
      'unscopedDatabase in server/src/chat/contacts/find-contact.ts',
      'unscopedDatabase in server/src/chat/contacts/find-contact.ts',
      'unscopedDatabase in server/src/tenancy/database.ts',
    ].sort(),
  )
})

test('a tree that does everything the right way breaks nothing, and its tests may import anything', async () => {
  expect((await planted('none')).violations).toEqual([])
})

test('who writes a table is told with its owner, and a table of nobody with its migration', async () => {
  const { violations: found } = await planted('a-table-has-one-owner')
  expect(found.map(({ file, detail }) => `${file.split('/').at(-1)}: ${detail}`).sort()).toEqual(
    [
      '0001-house.sql: table nobodys has no owner in architecture/table-owners.ts',
      "ratings.sql.ts: writes contacts, which is server/src/chat/contacts's",
      "ratings.sql.ts: writes contacts, which is server/src/chat/contacts's",
      'ratings.sql.ts: writes a table that it does not name',
      'ratings.sql.ts: writes a table that it does not name',
    ].sort(),
  )
})

test('every owner of a table and every declared writer is there', () => {
  const paths = [...Object.keys(TABLE_OWNERS), ...DECLARED_WRITERS.map(({ file }) => file)]
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('a run that reads nothing fails', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'recado-empty-'))
  try {
    await expect(checkArchitecture(empty)).rejects.toThrow('the architecture rules read 0 modules')
  } finally {
    rmSync(empty, { recursive: true })
  }
})
