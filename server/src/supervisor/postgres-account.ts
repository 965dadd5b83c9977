import { execFileSync, spawnSync } from 'node:child_process'

/** Who PostgreSQL runs as. `undefined` ids mean: whoever we are. */
export interface PostgresAccount {
  uid?: number
  gid?: number
}

/**
 * PostgreSQL refuses to run as root, so root lends it the system account `postgres`, made when absent
 * (as Debian's own package would). Anybody else runs it as themselves.
 */
export function getPostgresAccount(): PostgresAccount {
  if (process.getuid?.() !== 0) return {}
  const found = findAccount('postgres')
  if (found !== undefined) return found
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  // `nobody` exists wherever useradd does not (small container images).
  const made = findAccount('postgres') ?? findAccount('nobody')
  if (made === undefined) throw new Error('PostgreSQL cannot run as root and no other account could be made for it')
  return made
}

/** True when the account can pass through the directory to what is in it. */
export function canReach(account: PostgresAccount, directory: string): boolean {
  return account.uid === undefined || spawnSync('test', ['-x', directory], { ...account, cwd: '/' }).status === 0
}

function findAccount(name: string): PostgresAccount | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}
