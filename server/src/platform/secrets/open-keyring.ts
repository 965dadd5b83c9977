import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type MasterKey, masterKeysValue } from '../config/master-keys-value.ts'
import type { Config } from '../config.ts'
import { createKeyring, type Keyring } from './keyring.ts'
import { SecretError } from './secret-error.ts'

/** The keyring of this installation: from MASTER_KEYS, or in development from a file made on the first start. */
export async function openKeyring(config: Pick<Config, 'secrets' | 'dataDir'>): Promise<Keyring> {
  const given = config.secrets.masterKeys
  return createKeyring(given.length > 0 ? given : await keepDevelopmentKeys(config.dataDir))
}

/**
 * Reads `<dataDir>/master.keys`, making it with mode 0600 if it is not there. Two processes that start together end
 * up with the same key: the file appears whole, by a hard link that only the first can make.
 * @throws SecretError key_file_exposed, key_file_malformed
 */
export async function keepDevelopmentKeys(dataDir: string): Promise<readonly MasterKey[]> {
  const file = path.join(dataDir, 'master.keys')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  if (!(await exists(file))) await createKeyFile(file)
  const { mode } = await stat(file)
  // Windows has no such bits: stat reports 0666 for every writable file.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw new SecretError('key_file_exposed', file)
  const parsed = masterKeysValue.safeParse((await readFile(file, 'utf8')).trim())
  if (!parsed.success) throw new SecretError('key_file_malformed', file)
  return parsed.data
}

async function createKeyFile(file: string): Promise<void> {
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const handle = await open(temporary, 'wx', 0o600)
  try {
    await handle.writeFile(`development-1:${randomBytes(32).toString('base64')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  try {
    await link(temporary, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await rm(temporary)
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error) => {
      if (isCode(error, 'ENOENT')) return false
      throw error
    },
  )
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
