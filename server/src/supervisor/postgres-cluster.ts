import { existsSync } from 'node:fs'
import { appendFile, chmod, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PostgresAccount } from './postgres-account.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { runAs } from './run-as.ts'

/** Settings are written to this file of the cluster at every start; PostgreSQL includes it. */
const settingsFile = 'recado.conf'

/**
 * Makes an empty cluster at `cluster` whose superuser is `postgres`, unless there is one.
 * It is made beside and renamed, so a kill in the middle leaves nothing that looks whole.
 */
export async function createCluster(
  cluster: string,
  options: { account: PostgresAccount; binaries: PostgresBinaries; password: string; durable: boolean },
): Promise<void> {
  if (existsSync(cluster)) return
  const { account, binaries, password } = options
  const unfinished = `${cluster}.new`
  const passwordFile = `${cluster}.password`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  await give(account, unfinished, passwordFile)
  try {
    await runAs(account, binaries.initdb, [
      `--pgdata=${unfinished}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The built-in provider sorts by code point and knows the case of every letter, the same on every
      // machine and after every upgrade; what people see sorted names its collation.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      // pg_trgm asks the C library what a letter is; under "C" it would drop every accented one.
      `--lc-ctype=${process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'}`,
      ...(options.durable ? [] : ['--no-sync']),
    ])
    await appendFile(join(unfinished, 'postgresql.conf'), `\ninclude_if_exists = '${settingsFile}'\n`)
    await rename(unfinished, cluster)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** Writes the settings that the next start of the cluster reads. */
export async function writeSettings(
  cluster: string,
  account: PostgresAccount,
  settings: Record<string, string>,
): Promise<void> {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`)
  const path = join(cluster, settingsFile)
  await writeFile(path, lines.join(''))
  await chmod(path, 0o600)
  await give(account, path)
}

/** Hands files over to PostgreSQL's account, where it is another than ours. */
export async function give(account: PostgresAccount, ...paths: string[]): Promise<void> {
  const { uid, gid } = account
  if (uid === undefined || gid === undefined) return
  for (const path of paths) await chown(path, uid, gid)
}
