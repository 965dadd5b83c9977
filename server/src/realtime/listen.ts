import { decodeId } from '@recado/contracts/ids'
import {
  type ClientMessage,
  type ClientMessageName,
  ClientMessages,
  type SocketAnswer,
} from '@recado/contracts/realtime'
import { errors } from '../platform/errors.ts'
import type { RealtimeParts } from './parts.ts'
import { countMessage } from './socket-limits.ts'
import { socketProblem } from './socket-problem.ts'
import type { OurSocket } from './socket-server.ts'

/** Registers a handler of one kind of message: counted, validated, and answered whatever comes of it. */
export function listen<Name extends ClientMessageName>(
  { services }: Pick<RealtimeParts, 'services'>,
  socket: OurSocket,
  name: Name,
  handle: (message: ClientMessage<Name>) => Promise<Record<string, unknown>> | Record<string, unknown>,
): void {
  const run = async (message: unknown): Promise<SocketAnswer> => {
    try {
      countMessage(socket, performance.now())
      const parsed = ClientMessages[name].safeParse(message)
      if (!parsed.success) throw errors.validation_failed()
      return { ok: true, ...(await handle(parsed.data as ClientMessage<Name>)) }
    } catch (error) {
      return { ok: false, problem: socketProblem(services, error, socket.data.tenant.locale) }
    }
  }
  const listener = (message: unknown, answer?: (answer: SocketAnswer) => void) => {
    void run(message).then((result) => {
      if (typeof answer === 'function') answer(result)
    })
  }
  socket.on(name, listener as never)
}

/** The UUID behind a conversation's id. @throws not_found (404) for what names none. */
export function conversationIdOf(message: { conversation_id: string }): string {
  const id = decodeId('cnv', message.conversation_id)
  if (id === undefined) throw errors.not_found()
  return id
}
