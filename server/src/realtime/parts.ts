import type { PresenceKeeper } from '../chat/presence/index.ts'
import type { Services } from '../services.ts'
import type { FanOut } from './fan-out.ts'
import type { SocketServer } from './socket-server.ts'
import type { Typing } from './typing.ts'

/** What listening to a socket takes; made once a process. */
export interface RealtimeParts {
  services: Services
  io: SocketServer
  presence: PresenceKeeper
  fanOut: FanOut
  typing: Typing
}
