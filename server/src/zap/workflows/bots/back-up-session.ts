import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { newId } from '../../../platform/ids.ts'
import { open, seal } from '../../../platform/secrets/index.ts'
import { tenantKeys } from '../../../platform/storage/index.ts'
import type { Services } from '../../../services.ts'
import {
  type BackupRow,
  type BotRow,
  deleteBackup,
  findBackup,
  insertBackup,
  insertBotEvent,
  listBackups,
  listOldBackups,
  noteBackedUp,
  readSession,
} from '../../bots/index.ts'
import { secretsOf } from './secrets-of.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16
const DAY_MS = 86_400_000

/**
 * A copy of a running bot's store, sealed under a key of its own, in the company's folder of storage: nonce, ciphertext, tag.
 * @param day of the company's own calendar, on which it is this bot's backup. @throws where the bot does not give it.
 */
export async function backUpSession(services: Services, row: BotRow, day: string): Promise<string> {
  const { control, storage, keyring, clock } = services
  if (row.url === null) throw new Error('a bot that does not run has no store to copy')
  const id = newId<string>()
  const stream = await readSession({ url: row.url, token: secretsOf(services, row).token })
  const key = randomBytes(32)
  const storageKey = tenantKeys(row.tenant_id).backup('daily', `whatsapp/${row.id}/${id}`)
  const { size } = await storage.put(storageKey, Readable.from(encrypt(key, stream)), {
    contentType: 'application/octet-stream',
  })
  const backup: BackupRow = {
    ...{ id, bot_id: row.id, tenant_id: row.tenant_id, storage_key: storageKey, bytes: size, at: clock.now() },
    sealed_key: seal(keyring, key.toString('base64'), contextOf(row.tenant_id)),
  }
  await control.acrossTenants(async (scope) => {
    await insertBackup(scope, backup)
    await noteBackedUp(scope, row.id, day)
    await insertBotEvent(scope, row, 'backed_up', `${size}`)
  })
  return id
}

/** The store as it was. @throws where it is gone, or was changed since. */
export async function readBackup(services: Services, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const { control, storage, keyring } = services
  const backup = await control.acrossTenants((scope) => findBackup(scope, id))
  if (backup === undefined) throw new Error('the backup is gone')
  const key = Buffer.from(open(keyring, backup.sealed_key, contextOf(backup.tenant_id)), 'base64')
  const { stream } = await storage.get(tenantKeys(backup.tenant_id).own(backup.storage_key))
  const box = await buffer(stream)
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAuthTag(box.subarray(-TAG_BYTES))
  return new Uint8Array(Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]))
}

/** Files first: a row that is left finds its file gone the next time, a file without a row would be found by nobody. */
export async function pruneBackups(services: Services): Promise<void> {
  const { control, clock, botRules: rules } = services
  const before = new Date(clock.now().getTime() - rules.backups_kept_days * DAY_MS)
  await remove(services, await control.acrossTenants((scope) => listOldBackups(scope, before, 500)))
}

export async function deleteSessionBackups(services: Services, row: BotRow): Promise<void> {
  await remove(services, await services.control.acrossTenants((scope) => listBackups(scope, row.id, { limit: 1_000 })))
}

async function remove({ control, storage }: Services, backups: readonly BackupRow[]): Promise<void> {
  for (const backup of backups) {
    await storage.delete(tenantKeys(backup.tenant_id).own(backup.storage_key))
    await control.acrossTenants((scope) => deleteBackup(scope, backup.id))
  }
}

function contextOf(tenant: string) {
  return { tenant, purpose: 'bot-backup' }
}

async function* encrypt(key: Buffer, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  yield nonce
  for await (const chunk of bytes) yield cipher.update(chunk)
  yield cipher.final()
  yield cipher.getAuthTag()
}
