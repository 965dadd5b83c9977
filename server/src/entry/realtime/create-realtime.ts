import type { Server as HttpServer } from 'node:http'
import { encodeId } from '@recado/contracts/ids'
import { currentEventCursor } from '../../modules/integrations/index.ts'
import { createPresenceKeeper } from '../../modules/presence/index.ts'
import type { Services } from '../../services.ts'
import { admitSocket } from './admit-socket.ts'
import { endSockets } from './end-sockets.ts'
import { createFanOut } from './fan-out.ts'
import { followEvent } from './follow-event.ts'
import { listenToMember } from './listen-to-member.ts'
import { listenToVisitor } from './listen-to-visitor.ts'
import type { RealtimeParts } from './parts.ts'
import { membersRoom } from './rooms.ts'
import { connectError, socketProblem } from './socket-problem.ts'
import { createSocketServer, type SocketServer, type SocketServerOptions, tell } from './socket-server.ts'
import { createTyping } from './typing.ts'

export interface Realtime {
  io: SocketServer
  /** Disconnects every socket so that its client comes back, to this node or to another. */
  close(): Promise<void>
}

const SOCKETS = { kind: 'system', name: 'sockets' } as const

/** Everything of sockets, on the HTTP server of the program. */
export function createRealtime(services: Services, http: HttpServer, options: SocketServerOptions = {}): Realtime {
  const { log, clock } = services
  const io = createSocketServer(http, options)
  const presence = createPresenceKeeper({
    ...services,
    onChange: (tenantId, changes) => {
      for (const { memberId, status } of changes) {
        tell(io.local.to(membersRoom(tenantId)), 'presence', { member_id: encodeId('mem', memberId), status })
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
  const parts: RealtimeParts = { services, io, presence, fanOut, typing: createTyping(clock) }

  io.use((socket, next) => {
    admitSocket(services, socket).then(
      ({ person, tenant, cursor }) => {
        const now = clock.now().getTime()
        socket.data = {
          ...{ person, tenant, cursor, admittedAt: now, waiting: 0, behind: false },
          ...{ watching: new Set(), events: { windowStart: now, count: 0 } },
        }
        next()
      },
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
