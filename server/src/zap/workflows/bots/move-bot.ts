import { errors as platformErrors } from '../../../platform/errors.ts'
import type { Services } from '../../../services.ts'
import type { Actor } from '../../../tenancy/actor.ts'
import { recordControlAct } from '../../../tenancy/record-act.ts'
import type { RequestOrigin } from '../../../tenancy/tenant-scope.ts'
import { errors, findBot, findServer, listBackups, moveBot } from '../../bots/index.ts'
import { localDay } from './back-up-due.ts'
import { backUpSession } from './back-up-session.ts'

/**
 * Takes a bot to another server: with a copy made now where it runs, otherwise with its newest. It begins there when its
 * former process is known to be gone, or its lease has ended.
 * @throws not_found, bot_without_backup (409).
 */
export async function moveBotTo(
  services: Services,
  source: { actor: Actor; origin: RequestOrigin },
  { botId, serverId }: { botId: string; serverId: string },
): Promise<void> {
  const { control, clock, tenants, log } = services
  const { row, target } = await control.acrossTenants(async (scope) => ({
    row: await findBot(scope, botId),
    target: await findServer(scope, serverId),
  }))
  if (row === undefined || target === undefined) throw platformErrors.not_found()
  if (row.server_id === serverId) return
  const timeZone = (await tenants.find({ id: row.tenant_id }))?.timezone ?? 'UTC'
  const { day } = localDay(clock.now(), timeZone)
  const fresh =
    row.found === 'running' && row.url !== null
      ? await backUpSession(services, row, day).catch((error: unknown) => {
          log.warn({ err: error, bot_id: botId }, 'a bot gives no copy of its session before it is moved')
          return undefined
        })
      : undefined
  const [newest] = await control.acrossTenants((scope) => listBackups(scope, botId, { limit: 1 }))
  const backupId = fresh ?? newest?.id
  if (backupId === undefined) throw errors.bot_without_backup()
  await control.acrossTenants(async (scope) => {
    await moveBot(scope, botId, serverId, backupId)
    await recordControlAct(
      scope,
      { ...source, tenantId: row.tenant_id },
      {
        action: 'bot.moved',
        targetKind: 'bot',
        targetId: botId,
        before: { server_id: row.server_id },
        after: { server_id: serverId },
      },
    )
    await scope.notifyChanged('bot', botId)
  })
}
