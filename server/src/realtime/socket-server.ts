import type { Server as HttpServer } from 'node:http'
import type { InboxId, MemberId, SessionId } from '@recado/contracts/ids'
import {
  type ClientMessages,
  REALTIME_PATH,
  type ServerMessage,
  type ServerMessageName,
  type SocketAnswer,
} from '@recado/contracts/realtime'
import { Server, type Socket } from 'socket.io'
import type { Viewer } from '../chat/conversations/index.ts'
import type { VisitorClaims, VisitorContact } from '../chat/visitors/index.ts'
import { isWellFormed } from '../platform/request-form.ts'
import type { MemberActor } from '../tenancy/actor.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import type { HandshakeGuard } from './guard-handshakes.ts'
import type { SocketLimits } from './socket-limits.ts'
import { webSocketEngine } from './web-socket-engine.ts'

type ToClient = { [Name in ServerMessageName]: (message: unknown) => void }
type FromClient = {
  [Name in keyof typeof ClientMessages]: (message: unknown, answer?: (answer: SocketAnswer) => void) => void
}

/** What this node knows of a socket. Only plain `person` fields may be read from sockets of other nodes. */
export interface SocketData {
  person: Person
  /** The tenant as it was when the socket was admitted: its epoch is that of the cursors it is given. */
  tenant: Tenant
  /** Where its client was when it was last connected. */
  cursor: string | undefined
  admittedAt: number
  /** Packets given to a transport that was not done with the ones before. */
  waiting: number
  /** It read too slowly and is told nothing until it has caught up. */
  behind: boolean
  /** The conversation on screen that others are told of. */
  watching: Set<string>
  events: { windowStart: number; count: number }
}

export type Person =
  | {
      kind: 'member'
      actor: MemberActor
      memberId: MemberId | null
      sessionId: SessionId
      name: string
      viewer: KnownViewer
    }
  | { kind: 'visitor'; claims: VisitorClaims; contact: VisitorContact | undefined; inboxId: InboxId }

/** What a member sees, with their teams as they were when the socket was admitted. */
export type KnownViewer = Viewer & { teamIds: ReadonlySet<string> }

export type SocketServer = Server<FromClient, ToClient, Record<string, never>, SocketData>
export type OurSocket = Socket<FromClient, ToClient, Record<string, never>, SocketData>
/** Engine.IO's, below the sockets: what polls or holds a websocket. */
export type Connection = OurSocket['conn']

export interface SocketServerOptions {
  limits: SocketLimits
  allowRequest: HandshakeGuard['allowRequest']
  /**
   * Carries what is said between sockets (typing, viewers) to other nodes: Socket.IO's own adapter of one process unless
   * another is given. Tenants' events do not go through it: a node tells its sockets what its event hub hears.
   */
  adapter?: Parameters<Server['adapter']>[0]
}

/** Largest message of a client, over either transport. */
export const MESSAGE_BYTES = 16_384

/**
 * Socket.IO beside Fastify's own listener. Websocket first; what is told to many is deflated by whoever tells it and nothing
 * else is; messages of clients are small, so anything large is refused before it is parsed.
 */
export function createSocketServer(http: HttpServer, options: SocketServerOptions): SocketServer {
  return new Server(http, {
    path: REALTIME_PATH,
    serveClient: false,
    transports: ['websocket', 'polling'],
    // Engine.IO's own compression, which would take frames that are encoded already for text.
    perMessageDeflate: false,
    wsEngine: webSocketEngine(options.limits),
    httpCompression: false,
    maxHttpBufferSize: MESSAGE_BYTES,
    pingInterval: 20_000,
    pingTimeout: 15_000,
    connectTimeout: 10_000,
    // Tokens travel in the first packet and no cookie is read, so a foreign page's request carries no authority. Which
    // pages may connect is checked when it is known whose token it is.
    cors: { origin: true, credentials: false },
    allowRequest: (request, done) =>
      isWellFormed(request) ? options.allowRequest(request, done) : done('malformed request', false),
    ...(options.adapter === undefined ? {} : { adapter: options.adapter }),
  })
}

/** Whether anybody is still there: work for a socket that is not ends with it. */
export function isOpen(socket: OurSocket): boolean {
  return socket.connected && socket.conn.readyState === 'open'
}

/** Tells one socket something; the type is that of the protocol. */
export function emitTo<Name extends ServerMessageName>(
  target: { emit(name: Name, message: unknown): unknown },
  name: Name,
  message: ServerMessage<Name>,
): void {
  target.emit(name, message)
}
