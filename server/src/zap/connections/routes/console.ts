import type { ConnectionId } from '@recado/contracts/ids'
import { whatsappEndpoints } from '@recado/contracts/whatsapp'
import { consoleAction, consoleRoute } from '../../../http/console/console-route.ts'
import { decodeIdCursor, decodePlaceCursor, encodePlaceCursor, pageOfRows } from '../../../platform/cursor.ts'
import type { Actor } from '../../../tenancy/actor.ts'
import { consoleUrl } from '../../../tenancy/console-url.ts'
import { isAllowed } from '../../../tenancy/policy.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { askBot, commandConnection } from '../../workflows/command-connection.ts'
import { createConnection } from '../../workflows/create-connection.ts'
import { deleteConnection } from '../../workflows/delete-connection.ts'
import {
  type Connection,
  connectionErrors,
  getConnection,
  listConnections,
  listStates,
  presentConnection,
  restartConnection,
  shareCode,
  unshareCode,
  updateConnection,
} from '../index.ts'

/** Whoever answers may see how the numbers are; what lets a phone in is for who may connect one. */
export const listWhatsappConnections = consoleRoute(whatsappEndpoints.list, {
  permission: 'conversations.read',
  handler: async ({ scope, query }) => {
    const after = decodeIdCursor<ConnectionId>('connections', scope.tenant.id, query.cursor)
    const rows = await listConnections(scope, { after, limit: query.limit + 1 })
    const { items, next_cursor } = pageOfRows('connections', scope.tenant.id, query.limit, rows)
    return { items: items.map((row) => present(scope, row)), next_cursor }
  },
})

export const createWhatsappConnection = consoleRoute(whatsappEndpoints.create, {
  permission: 'inboxes.manage',
  handler: async ({ scope, services, body }) => present(scope, await createConnection(scope, services.keyring, body)),
})

export const getWhatsappConnection = consoleRoute(whatsappEndpoints.get, {
  permission: 'conversations.read',
  handler: async ({ scope, params }) => present(scope, await getConnection(scope, params.id)),
})

export const updateWhatsappConnection = consoleRoute(whatsappEndpoints.update, {
  permission: 'inboxes.manage',
  handler: async ({ scope, services, params, body }) =>
    present(scope, await updateConnection(scope, services.keyring, params.id, body)),
})

export const deleteWhatsappConnection = consoleRoute(whatsappEndpoints.delete, {
  permission: 'inboxes.manage',
  handler: async ({ scope, params }) => {
    await deleteConnection(scope, params.id)
    return undefined
  },
})

export const restartWhatsappConnection = consoleRoute(whatsappEndpoints.restart, {
  permission: 'inboxes.manage',
  handler: async ({ scope, params }) => present(scope, await restartConnection(scope, params.id)),
})

export const logOutWhatsappConnection = consoleAction(whatsappEndpoints.logOut, {
  permission: 'inboxes.manage',
  handler: async ({ services, source, actor, params }) => {
    const order = { command: { command: 'log_out' as const }, act: { action: 'connection.logged_out' } }
    return presentFor(actor, services.clock.now(), await commandConnection(services, source, params.id, order))
  },
})

export const pairWhatsappConnection = consoleAction(whatsappEndpoints.pair, {
  permission: 'inboxes.manage',
  handler: async ({ services, source, actor, params, body: { phone } }) => {
    const command =
      phone === undefined ? { command: 'pair_with_qr' as const } : { command: 'pair_with_code' as const, phone }
    const act = { action: 'connection.pairing_begun', after: { by: phone === undefined ? 'qr' : 'code' } }
    const connection = await commandConnection(services, source, params.id, { command, act })
    return presentFor(actor, services.clock.now(), connection)
  },
})

export const listWhatsappStates = consoleRoute(whatsappEndpoints.listStates, {
  permission: 'inboxes.manage',
  handler: async ({ scope, params, query: { cursor, limit } }) => {
    const { id } = await getConnection(scope, params.id)
    const before = decodePlaceCursor('connection_states', id, cursor)
    const rows = await listStates(scope, { connectionId: id, before, limit: limit + 1 })
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const next_cursor = rows.length > limit && last ? encodePlaceCursor('connection_states', id, last) : null
    return { items: items.map(({ id: _, ...state }) => state), next_cursor }
  },
})

export const getWhatsappLog = consoleAction(whatsappEndpoints.getLog, {
  permission: 'inboxes.manage',
  handler: async ({ services, source, tenant, params, query }) => {
    const { driver } = await services.withTenant(source, (scope) => getConnection(scope, params.id))
    if (driver === 'cloud') throw connectionErrors.connection_is_cloud()
    return { lines: await services.fleet.readLog(tenant.id, params.id, query.lines) }
  },
})

export const checkWhatsappNumber = consoleAction(whatsappEndpoints.checkNumber, {
  permission: 'inboxes.manage',
  handler: async ({ services, source, params, body: { phone } }) => {
    const { identity } = await askBot(services, source, params.id, { command: 'check_number', phone })
    return { identity: identity ?? null }
  },
})

export const shareWhatsappCode = consoleRoute(whatsappEndpoints.share, {
  permission: 'inboxes.manage',
  answersSecret: true,
  handler: async ({ scope, services: { config }, params }) => {
    const { token, expiresAt } = await shareCode(scope, params.id)
    const origin = consoleUrl(config.http.publicUrl, config.tenancy.baseDomain, scope.tenant.slug)
    return { url: `${origin}/whatsapp/${token}`, expires_at: expiresAt }
  },
})

export const unshareWhatsappCode = consoleRoute(whatsappEndpoints.unshare, {
  permission: 'inboxes.manage',
  handler: async ({ scope, params }) => {
    await unshareCode(scope, params.id)
    return undefined
  },
})

function present({ actor, clock }: TenantScope, connection: Connection) {
  return presentFor(actor, clock.now(), connection)
}

function presentFor(actor: Actor, now: Date, connection: Connection) {
  return presentConnection(connection, { now, mayManage: isAllowed(actor, 'inboxes.manage') })
}
