import { type ConnectionId, TenantId } from '@recado/contracts/ids'
import { errors } from '../../platform/errors.ts'
import { hashToken, newToken } from '../../platform/secrets/index.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { Connection } from './connection-row.ts'
import { changeConnection, findShared, lockConnection } from './connections.sql.ts'

const LASTS_MS = 3_600_000

/** A link's token, which ends the former one's; only its hash is kept. @throws not_found (404) */
export async function shareCode(scope: TenantScope, id: ConnectionId): Promise<{ token: string; expiresAt: Date }> {
  if ((await lockConnection(scope, id)) === undefined) throw errors.not_found()
  const token = `${TenantId.encode(scope.tenant.id)}-${newToken('wal')}`
  const expiresAt = new Date(scope.clock.now().getTime() + LASTS_MS)
  await changeConnection(scope, id, { link: { hash: hashToken(token), expiresAt } })
  await recordAct(scope, { action: 'connection.code_shared', targetKind: 'connection', targetId: id })
  return { token, expiresAt }
}

/** @throws not_found (404) */
export async function unshareCode(scope: TenantScope, id: ConnectionId): Promise<void> {
  const connection = await lockConnection(scope, id)
  if (connection === undefined) throw errors.not_found()
  if (connection.link_expires_at === null) return
  await changeConnection(scope, id, { link: null })
  await recordAct(scope, { action: 'connection.code_unshared', targetKind: 'connection', targetId: id })
}

/** Whose a token says it is, before anything is proved. */
export function readShareToken(token: string): TenantId | undefined {
  const [, tenant = ''] = /^(ten_[0-9a-z]{26})-wal_[0-9A-Za-z]{43}$/.exec(token) ?? []
  return TenantId.safeDecode(tenant).data
}

/** @throws not_found (404) when it is none, or is over */
export async function readShared(scope: TenantScope, token: string): Promise<Connection & { link_expires_at: Date }> {
  const connection = await findShared(scope, hashToken(token))
  if (connection?.link_expires_at == null) throw errors.not_found()
  return { ...connection, link_expires_at: connection.link_expires_at }
}
