import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { keys } from './keys.ts'
import { renderDocumentation } from './render-documentation.ts'

test('docs/CONFIGURATION.md is current', async () => {
  const written = await readFile(new URL('../../../../docs/CONFIGURATION.md', import.meta.url), 'utf8')
  expect(written, 'run: node server/src/platform/config/write-documentation.ts').toBe(renderDocumentation())
})

test('each variable has one row of four cells', () => {
  const rows = renderDocumentation()
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  expect(rows.map((row) => /`(\w+)`/.exec(row)?.[1])).toEqual(Object.keys(keys))
  for (const row of rows) expect(row.split(/(?<!\\)\|/)).toHaveLength(6)
})
