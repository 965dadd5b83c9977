import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ConnectionId } from '@recado/contracts/ids'
import { encodeId } from '@recado/contracts/ids'
import { consume } from '../core/billing/index.ts'
import type { Config } from '../platform/config.ts'
import { newId } from '../platform/ids.ts'
import type { TenantScope } from '../tenancy/tenant-scope.ts'
import { findConnectionOfInbox, insertConnection, planReconcile } from '../zap/connections/index.ts'
import { readCast } from './cast.ts'
import type { DemoCompany } from './script.ts'

/**
 * A company's number on the simulator. After its conversations were told: what was said before leaves by no bot.
 * @returns undefined for a company that has none
 */
export async function seedConnection(scope: TenantScope, company: DemoCompany): Promise<ConnectionId | undefined> {
  if (company.simulatedNumber !== true) return undefined
  const cast = await readCast(scope, company)
  const inboxId = cast.inbox('whatsapp')
  const known = await findConnectionOfInbox(scope, inboxId)
  if (known !== undefined) return known.id
  const id = newId<ConnectionId>()
  await consume(scope, 'connections', 1, { transactionId: id })
  await insertConnection(scope, {
    ...{ id, inbox_id: inboxId, name: company.inboxes.whatsapp.name, driver: 'simulator', groups: 'ignore' },
    ...{ history_days: 0, cloud: null, sealed_cloud_secrets: null },
  })
  await planReconcile(scope, id)
  return id
}

/** Tells the simulated network whose first code it scans by itself: the demo's numbers are linked when it opens. */
export async function scanAtOnce({ dataDir }: Pick<Config, 'dataDir'>, ids: readonly ConnectionId[]): Promise<void> {
  const folder = path.join(dataDir, 'simulator')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(path.join(folder, 'scan.json'), JSON.stringify(ids.map((id) => encodeId('wac', id))))
}
