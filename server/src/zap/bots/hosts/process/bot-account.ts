import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, statSync } from 'node:fs'

/** As whom a process runs; undefined: as we do. */
export type BotAccount = { uid: number; gid: number } | undefined

/** Below what is mapped where root is not the machine's root, above what distributions give out. */
const FIRST = 20_000
const PER_INSTALLATION = 1_000
const INSTALLATIONS = 40

/**
 * An account of each bot's own, a number without a name: its volume is closed to every other bot by the kernel. Only root can
 * give one, and only where that account can reach the program and its volume; elsewhere all run as we do, and Node's own
 * permission model keeps a bot's file access to its volume.
 * @param root the folder of all volumes. @param taken accounts that other volumes have.
 */
export function chooseAccount(options: {
  root: string
  /** Of the bot's folder, which exists. */
  directory: string
  taken: readonly number[]
  /** What the account must be able to read. */
  program: readonly string[]
}): BotAccount {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return undefined
  const { uid: owner } = statSync(options.directory)
  const uid = owner === 0 ? freeNumber(options) : owner
  const account = { uid, gid: uid }
  const reads = [options.root, ...options.program].every(
    (place) => spawnSync('test', ['-x', place], { ...account, cwd: '/' }).status === 0,
  )
  if (!reads) return undefined
  try {
    chownSync(options.directory, uid, uid)
  } catch {
    // A container's root may give away nothing.
    return undefined
  }
  return account
}

function freeNumber({ root, taken }: { root: string; taken: readonly number[] }): number {
  const place = createHash('sha256').update(root).digest().readUInt32BE() % INSTALLATIONS
  const first = FIRST + place * PER_INSTALLATION
  const used = new Set(taken)
  for (let uid = first; uid < first + PER_INSTALLATION; uid++) if (!used.has(uid)) return uid
  return first
}
