import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDataDirectory } from './data-directory.ts'
import { canReach, getPostgresAccount } from './postgres-account.ts'

test('the database is inside the data directory wherever its account can go there, else at a place that it can reach', () => {
  // mkdtemp makes a directory closed to others, as /root is.
  const closed = mkdtempSync(join(tmpdir(), 'recado-data-'))
  const root = join(closed, 'data')
  const { postgres } = openDataDirectory(root)
  const account = getPostgresAccount()
  try {
    expect(postgres.startsWith(root)).toBe(account.uid === undefined)
    expect(existsSync(root)).toBe(true)
    expect(canReach(account, postgres.startsWith(root) ? root : postgres)).toBe(true)
    expect(openDataDirectory(root).postgres).toBe(postgres)
  } finally {
    rmSync(closed, { recursive: true })
    if (!postgres.startsWith(root)) rmSync(postgres, { recursive: true })
  }
})
