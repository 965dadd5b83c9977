import { type ConnectionId, encodeId } from '@recado/contracts/ids'
import { newId } from '../../src/platform/ids.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { insertBackup } from '../../src/zap/bots/bot-backups.sql.ts'
import { ensureOwnServer, findBot, listServers, upsertBot } from '../../src/zap/bots/index.ts'
import { insertConnection } from '../bots/insert-connection.ts'
import type { TestHouse } from '../support/test-house.ts'

/** A number with a bot that was copied once; ids as the wire shows them. */
export interface FleetWorld {
  fleetBotId: string
  fleetBackupId: string
}

export async function buildFleetWorld(
  house: TestHouse,
  tenant: Tenant,
): Promise<{ world: FleetWorld; marks: string[] }> {
  const { services } = house
  const id = newId<ConnectionId>()
  const backupId = newId<string>()
  const version = `2.3000.${tenant.id.replaceAll(/\D/g, '').slice(-9)}`
  await insertConnection(services, tenant, id, 'simulator')
  await services.control.acrossTenants(async (scope) => {
    await ensureOwnServer(scope, {
      ...{ driver: 'process', machine: 'world', name: 'mundo', memory_mb: 1_024 },
      ...{ url: null, sealed_token: null, settings: {} },
    })
    const [server] = await listServers(scope, services.botRules, { limit: 1 })
    await upsertBot(scope, {
      ...{ id, tenant_id: tenant.id, partner_id: tenant.partnerId, server_id: server?.id ?? '', restart: false },
      ...{ driver: 'simulator', settings: { groups: 'ignore', history_days: 7, brand: null, token_generation: 1 } },
    })
    await scope.control.updateTable('bots').set({ wa_version: version }).where('id', '=', id).execute()
    if ((await findBot(scope, id)) === undefined) throw new Error('the bot was not stored')
    await insertBackup(scope, {
      ...{ id: backupId, tenant_id: tenant.id, bot_id: id, storage_key: `tenants/${tenant.id}/backups/daily/${id}` },
      ...{ sealed_key: 'none', bytes: 1, at: scope.clock.now() },
    })
  })
  const world = { fleetBotId: encodeId('wac', id), fleetBackupId: encodeId('wbk', backupId) }
  return { world, marks: [id, backupId, version, ...Object.values(world)] }
}
