import type { TenantId } from '@recado/contracts/ids'
import type { Control } from '../../tenancy/control-scope.ts'
import { findServer } from './bot-servers.sql.ts'
import { findBot } from './bots.sql.ts'
import type { HostDirectory } from './host-directory.ts'

/** What the rest of the program asks of the bots that run somewhere. */
export interface BotFleet {
  /** Where a connection's bot answers; undefined while none runs. */
  addressOf(tenantId: TenantId, connectionId: string): Promise<{ url: string } | undefined>
  /** The last lines that its bot wrote, oldest first. @throws HostError */
  readLog(tenantId: TenantId, connectionId: string, lines: number): Promise<string[]>
}

export function createFleet({ control, hosts }: { control: Control; hosts: HostDirectory }): BotFleet {
  return {
    addressOf: async (tenantId, connectionId) => {
      const bot = await control.asTenant(tenantId, (scope) => findBot(scope, connectionId))
      return bot?.found === 'running' && bot.url !== null ? { url: bot.url } : undefined
    },
    readLog: async (tenantId, connectionId, lines) => {
      const found = await control.asTenant(tenantId, async (scope) => {
        const bot = await findBot(scope, connectionId)
        return bot && (await findServer(scope, bot.server_id))
      })
      return found === undefined ? [] : (await hosts.of(found)).readLog(connectionId, lines)
    },
  }
}
