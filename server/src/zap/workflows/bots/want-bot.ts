import type { ConnectionId } from '@recado/contracts/ids'
import type { Services } from '../../../services.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import type { ScopeSource } from '../../../tenancy/tenant-scope.ts'
import {
  chooseServer,
  disconnectBot,
  endAlert,
  findBot,
  findConnectionFacts,
  insertBotEvent,
  raiseAlert,
  refreshWanted,
  upsertBot,
} from '../../bots/index.ts'

const DAY_MS = 86_400_000
/** Of the device's name on the phone. */
const BRAND_MAX = 50

/**
 * Writes down what a connection asks for: a bot on a server with room, another start of it, or its end. Whoever keeps that
 * server makes it so. @throws where no server has room: the job is repeated.
 */
export async function wantBot(
  services: Services,
  source: ScopeSource & { tenant: Tenant },
  { connectionId, restart }: { connectionId: ConnectionId; restart: boolean },
): Promise<void> {
  const { control, withTenant, brands, botRules: rules, config } = services
  const { tenant } = source
  const keepMs = rules.session_kept_days * DAY_MS
  const facts = await withTenant(source, (scope) => findConnectionFacts(scope, connectionId))
  if (facts === undefined || facts.driver === 'cloud') {
    return control.acrossTenants(async (scope) => {
      if (!(await disconnectBot(scope, connectionId))) return
      await refreshWanted(scope, keepMs)
      await scope.notifyChanged('bot', connectionId)
    })
  }
  const { brand } = await brands.ofTenant(tenant)
  const placed = await control.acrossTenants(async (scope) => {
    const before = await findBot(scope, connectionId)
    const serverId = before?.server_id ?? (await chooseServer(scope, rules, facts.driver))
    if (serverId === undefined) {
      await raiseAlert(scope, config.alerts, { kind: 'no_room', subject: 'fleet', detail: {} })
      return false
    }
    await endAlert(scope, config.alerts, 'no_room', 'fleet')
    const { groups, history_days, token_generation } = facts
    await upsertBot(scope, {
      ...{ id: connectionId, tenant_id: tenant.id, partner_id: tenant.partnerId, server_id: serverId, restart },
      driver: facts.driver,
      settings: { groups, history_days, token_generation, brand: brand.companyName.slice(0, BRAND_MAX) },
    })
    if (before === undefined) await insertBotEvent(scope, { id: connectionId, tenant_id: tenant.id }, 'created')
    await refreshWanted(scope, keepMs)
    await scope.notifyChanged('bot', connectionId)
    return true
  })
  if (!placed) throw new Error('no server has room for another bot')
}
