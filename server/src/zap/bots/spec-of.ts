import { encodeId, type TenantId } from '@recado/contracts/ids'
import type { Config } from '../../platform/config.ts'
import { type BotRules, limitsOf } from './bot-rules.ts'
import type { BotRow } from './bots.sql.ts'
import type { BotSpec } from './hosts/bot-host.ts'
import { simulatedPhoneOf } from './simulated-phone.ts'

/** What a bot is started with. Whoever has its secrets gives them. */
export function specOf(
  parts: { config: Pick<Config, 'bots' | 'log'>; rules: BotRules },
  row: BotRow,
  secrets: { token: string; signingSecret: string },
): BotSpec {
  const { bots } = parts.config
  const { groups, history_days: historyDays, brand } = row.settings
  const simulator = row.driver === 'simulator' && bots.simulatorUrl !== undefined
  return {
    id: row.id,
    holder: row.holder ?? row.id,
    revision: row.revision,
    ...limitsOf(parts.rules, row.driver),
    browser: row.driver === 'whatsapp-web' ? bots.chromiumPath : undefined,
    environment: {
      BOT_TOKEN: secrets.token,
      BOT_SIGNING_SECRET: secrets.signingSecret,
      DASHBOARD_URL: bots.serverUrl,
      TENANT_ID: encodeId('ten', row.tenant_id satisfies TenantId),
      DRIVER: row.driver,
      GROUPS: groups,
      HISTORY_DAYS: String(historyDays),
      LEASE: 'http',
      ...(brand === null ? {} : { BRAND: brand }),
      ...(row.wa_version === null ? {} : { WA_VERSION: row.wa_version }),
      ...(simulator ? { SIMULATOR_URL: `${bots.simulatorUrl}/device/${simulatedPhoneOf(row.id)}` } : {}),
    },
  }
}
