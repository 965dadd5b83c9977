import type { Server as HttpServer } from 'node:http'
import { encodeId } from '@recado/contracts/ids'
import { createPresenceKeeper } from '../chat/presence/index.ts'
import { currentEventCursor } from '../core/integrations/index.ts'
import type { Services } from '../services.ts'
import { admitSocket } from './admit-socket.ts'
import { drop, endSockets } from './end-sockets.ts'
import { createFanOut } from './fan-out.ts'
import { followEvent } from './follow-event.ts'
import { forwardWorkspaceChanges } from './forward-workspace-changes.ts'
import { guardHandshakes } from './guard-handshakes.ts'
import { listenToMember } from './listen-to-member.ts'
import { listenToVisitor } from './listen-to-visitor.ts'
import { meterPolling } from './meter-polling.ts'
import type { Flooded } from './metered-web-socket.ts'
import type { RealtimeParts } from './parts.ts'
import { membersRoom } from './rooms.ts'
import { SOCKET_LIMITS, type SocketLimits } from './socket-limits.ts'
import { connectError, socketProblem } from './socket-problem.ts'
import { createSocketQuota } from './socket-quota.ts'
import {
  type Connection,
  createSocketServer,
  emitTo,
  type OurSocket,
  type SocketServer,
  type SocketServerOptions,
} from './socket-server.ts'
import { createTyping } from './typing.ts'

export interface Realtime {
  io: SocketServer
  /** Disconnects every socket so that its client comes back, to this node or to another. */
  close(): Promise<void>
}

export interface RealtimeOptions extends Pick<SocketServerOptions, 'adapter'> {
  limits?: Partial<SocketLimits>
}

const SOCKETS = { kind: 'system', name: 'sockets' } as const

/** Everything of sockets, on the HTTP server of the program. */
export function createRealtime(services: Services, http: HttpServer, options: RealtimeOptions = {}): Realtime {
  const { log, clock } = services
  const limits = { ...SOCKET_LIMITS, ...options.limits }
  const quota = createSocketQuota(limits)
  const handshakes = guardHandshakes(services, quota)
  const io = createSocketServer(http, { ...options, limits, allowRequest: handshakes.allowRequest })
  io.engine.on('connection', handshakes.follow)
  const hasFloodedByPolling = meterPolling(io, limits)
  const hasFlooded = (connection: Connection) =>
    hasFloodedByPolling(connection) || websocketOf(connection)?.hasFlooded === true
  const presence = createPresenceKeeper({
    ...services,
    onChange: (tenantId, changes) => {
      for (const { memberId, status } of changes) {
        emitTo(io.local.to(membersRoom(tenantId)), 'presence', { member_id: encodeId('mem', memberId), status })
      }
    },
  })
  const fanOut = createFanOut({
    io,
    events: services.events,
    log,
    onEvent: (event) => followEvent(io, presence, event),
    readLast: async (tenant) => (await services.withTenant({ tenant, actor: SOCKETS }, currentEventCursor)).eventId,
  })
  const stopEnding = endSockets(services, io)
  forwardWorkspaceChanges(services, io)
  const parts: RealtimeParts = { services, io, presence, fanOut, typing: createTyping(clock) }

  const asked = new WeakSet<Connection>()
  const admit = async (socket: OurSocket): Promise<void> => {
    const { person, tenant, cursor } = await admitSocket(services, socket)
    if (socket.conn.readyState === 'open') {
      const leave = quota.admit(tenant.id, person)
      socket.conn.once('close', () => {
        leave()
        if (hasFlooded(socket.conn)) quota.punish(tenant.id, person)
      })
    }
    const now = clock.now().getTime()
    socket.data = {
      person,
      tenant,
      cursor,
      admittedAt: now,
      waiting: 0,
      behind: false,
      watching: new Set(),
      events: { windowStart: now, count: 0 },
    }
  }
  io.use((socket, next) => {
    // Our clients take a new connection after a refusal. Who asks again on the same one would have us look at tokens without end.
    if (asked.has(socket.conn)) return drop(socket)
    asked.add(socket.conn)
    admit(socket).then(
      () => next(),
      (error: unknown) => next(connectError(socketProblem(services, error, 'pt-BR'))),
    )
  })
  io.on('connection', (socket) => {
    if (socket.data.person.kind === 'member') listenToMember(parts, socket)
    else listenToVisitor(parts, socket)
  })

  return {
    io,
    close: async () => {
      stopEnding()
      fanOut.close()
      for (const socket of io.of('/').sockets.values()) socket.conn.close()
      io.engine.close()
      await presence.close()
    },
  }
}

function websocketOf(connection: Connection): Flooded | undefined {
  return (connection.transport as { socket?: Flooded }).socket
}
