import { fleetEndpoints } from '@recado/contracts/bot-fleet'
import type { BotAlertId, BotEventId } from '@recado/contracts/ids'
import { platformRoute } from '../../../http/office-route.ts'
import { decodeIdCursor, decodePlaceCursor, encodePlaceCursor, pageOfRows } from '../../../platform/cursor.ts'
import { errors } from '../../../platform/errors.ts'
import type { Services } from '../../../services.ts'
import { moveBotTo } from '../../workflows/bots/move-bot.ts'
import { readVersion, releaseVersion } from '../../workflows/bots/release-version.ts'
import { createBotServer, deleteBotServer, updateBotServer } from '../../workflows/bots/save-server.ts'
import { listAlerts, listBotEvents, listBots, listServers, presentBot, presentServer } from '../index.ts'

export const listAllBots = platformRoute(fleetEndpoints.listBots, {
  handler: async ({ services, query }) => {
    const after = decodeIdCursor('bots', 'platform', query.cursor)
    const { limit, server_id: server, tenant_id: tenant, found, failing } = query
    const rows = await services.control.acrossTenants((scope) =>
      listBots(scope, { after, limit: limit + 1, server, tenant, found, failing }),
    )
    const page = pageOfRows('bots', 'platform', limit, rows)
    return { ...page, items: page.items.map(presentBot) }
  },
})

export const listEventsOfBot = platformRoute(fleetEndpoints.listEvents, {
  handler: async ({ services, params, query: { limit, cursor } }) => {
    const before = decodePlaceCursor('bot-events', params.bot_id, cursor)
    const rows = await services.control.acrossTenants((scope) =>
      listBotEvents(scope, params.bot_id, { before, limit: limit + 1 }),
    )
    const items = rows.slice(0, limit).map((row) => ({ ...row, id: row.id as BotEventId }))
    return {
      items,
      next_cursor: cursorAfter('bot-events', params.bot_id, rows.length > limit ? items.at(-1) : undefined),
    }
  },
})

export const moveOneBot = platformRoute(fleetEndpoints.moveBot, {
  handler: async ({ services, actor, origin, params, body }) => {
    await moveBotTo(services, { actor, origin }, { botId: params.bot_id, serverId: body.server_id })
    const [row] = await services.control.acrossTenants((scope) => listBots(scope, { id: params.bot_id, limit: 1 }))
    if (row === undefined) throw errors.not_found()
    return presentBot(row)
  },
})

export const listBotServers = platformRoute(fleetEndpoints.listServers, {
  handler: async ({ services, query }) => {
    const after = decodeIdCursor('bot-servers', 'platform', query.cursor)
    const rows = await services.control.acrossTenants((scope) =>
      listServers(scope, services.botRules, { after, limit: query.limit + 1 }),
    )
    const page = pageOfRows('bot-servers', 'platform', query.limit, rows)
    const machine = await services.botHosts.machine()
    return { ...page, items: page.items.map((row) => presentServer(row, machine, services.botRules)) }
  },
})

export const createOneBotServer = platformRoute(fleetEndpoints.createServer, {
  handler: async ({ services, actor, origin, body }) =>
    readServer(services, await createBotServer(services, { actor, origin }, body)),
})

export const updateOneBotServer = platformRoute(fleetEndpoints.updateServer, {
  handler: async ({ services, actor, origin, params, body }) => {
    await updateBotServer(services, { actor, origin }, params.server_id, body)
    return readServer(services, params.server_id)
  },
})

export const deleteOneBotServer = platformRoute(fleetEndpoints.deleteServer, {
  handler: async ({ services, actor, origin, params }) => {
    await deleteBotServer(services, { actor, origin }, params.server_id)
    return undefined
  },
})

export const getBotVersion = platformRoute(fleetEndpoints.getVersion, {
  handler: ({ services }) => services.control.acrossTenants((scope) => readVersion(scope)),
})

export const putBotVersion = platformRoute(fleetEndpoints.putVersion, {
  handler: ({ services, actor, origin, body }) => releaseVersion(services, { actor, origin }, body.version),
})

export const listBotAlerts = platformRoute(fleetEndpoints.listAlerts, {
  handler: async ({ services, query: { limit, cursor } }) => {
    const before = decodePlaceCursor('bot-alerts', 'platform', cursor)
    const rows = await services.control.acrossTenants((scope) => listAlerts(scope, { before, limit: limit + 1 }))
    const items = rows.slice(0, limit)
    const last = rows.length > limit ? items.at(-1) : undefined
    return {
      items: items.map(({ id, kind, detail, opened_at, closed_at }) => {
        const text = (part: string) => services.texts.translate('pt-BR', `alerts:${kind}.${part}`, detail)
        return { id: id as BotAlertId, kind, title: text('title'), body: text('body'), opened_at, closed_at }
      }),
      next_cursor: cursorAfter('bot-alerts', 'platform', last && { id: last.id, at: last.opened_at }),
    }
  },
})

function cursorAfter(list: string, owner: string, last: { at: Date; id: string } | undefined): string | null {
  return last === undefined ? null : encodePlaceCursor(list, owner, last)
}

async function readServer(services: Services, id: string) {
  const [row] = await services.control.acrossTenants((scope) => listServers(scope, services.botRules, { id, limit: 1 }))
  if (row === undefined) throw errors.not_found()
  return presentServer(row, await services.botHosts.machine(), services.botRules)
}
