import { type BotServerView, type FleetBotView, fleetEndpoints, type PartnerBotView } from '@recado/contracts/bot-fleet'
import type { Http } from '../../api/http.ts'
import { readAll } from '../../lists/read-all.ts'
import type { KeysetPage } from '../../lists/use-keyset-list.ts'
import type { Office } from '../../screens/tenants/tenants.api.ts'

/** What both offices see of a bot; the platform also where it runs, and why it does not. */
export type FleetBot = PartnerBotView & Partial<Pick<FleetBotView, 'server' | 'program' | 'problem'>>

export function listBots(
  http: Http,
  office: Office,
  { failing, cursor }: { failing: boolean; cursor: string | undefined },
): Promise<KeysetPage<FleetBot>> {
  const query = { cursor, limit: 50, ...(failing ? { failing } : {}) }
  return office === 'platform'
    ? http.call(fleetEndpoints.listBots, { query })
    : http.call(fleetEndpoints.listPartnerBots, { query })
}

/** The platform's own, and those that were added to it: some. */
export function listServers(http: Http): Promise<BotServerView[]> {
  return readAll((cursor) => http.call(fleetEndpoints.listServers, { query: { cursor, limit: 100 } }))
}

export function getVersion(http: Http) {
  return http.call(fleetEndpoints.getVersion)
}

export function putVersion(http: Http, version: string | null) {
  return http.call(fleetEndpoints.putVersion, { body: { version } })
}

/** The newest; those that are open have no end. */
export async function listAlerts(http: Http) {
  return (await http.call(fleetEndpoints.listAlerts, { query: { limit: 20 } })).items
}
