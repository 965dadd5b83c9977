import { randomBytes } from 'node:crypto'
import type { LeadPortalId } from '@recado/contracts/ids'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { changePortal, deletePortal, insertPortal, listPortalRows, type PortalRow } from './lead-portals.sql.ts'

const MOST_PORTALS = 20

/** With the secret of its address, which is shown once. @throws lead_portals_too_many (409) */
export async function createPortal(
  scope: TenantScope,
  { kind, name }: Pick<PortalRow, 'kind' | 'name'>,
): Promise<{ portal: PortalRow; token: string }> {
  if ((await listPortalRows(scope)).length >= MOST_PORTALS)
    throw errors.lead_portals_too_many({ params: { limit: MOST_PORTALS } })
  const [id, token] = [newId<LeadPortalId>(), newToken()]
  await insertPortal(scope, { id, kind, name, token, mailKey: newMailKey() })
  await record(scope, 'lead_portal.created', id, { kind, name })
  return { portal: await requirePortal(scope, id), token }
}

/** @throws not_found (404) */
export async function updatePortal(
  scope: TenantScope,
  id: LeadPortalId,
  change: { name?: string | undefined; active?: boolean | undefined },
): Promise<PortalRow> {
  await requirePortal(scope, id)
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  await changePortal(scope, id, given)
  await record(scope, 'lead_portal.updated', id, given)
  return requirePortal(scope, id)
}

/** Another secret; what comes to the one before is refused from now on. @throws not_found (404) */
export async function renewPortal(scope: TenantScope, id: LeadPortalId): Promise<{ portal: PortalRow; token: string }> {
  await requirePortal(scope, id)
  const token = newToken()
  await changePortal(scope, id, { token, mail_key: newMailKey() })
  await record(scope, 'lead_portal.renewed', id, {})
  return { portal: await requirePortal(scope, id), token }
}

/** @throws not_found (404) */
export async function removePortal(scope: TenantScope, id: LeadPortalId): Promise<void> {
  const { name } = await requirePortal(scope, id)
  await deletePortal(scope, id)
  await record(scope, 'lead_portal.deleted', id, { name })
}

async function requirePortal(scope: TenantScope, id: LeadPortalId): Promise<PortalRow> {
  const [portal] = await listPortalRows(scope, id)
  if (portal === undefined) throw platformErrors.not_found()
  return portal
}

const newToken = (): string => randomBytes(24).toString('base64url')

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** 80 bits in letters and digits that survive being read out and written in capitals. */
const newMailKey = (): string => [...randomBytes(16)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join('')

function record(scope: TenantScope, action: string, id: string, after: Record<string, unknown>): Promise<void> {
  return recordAct(scope, { action, targetKind: 'lead_portal', targetId: id, after })
}
