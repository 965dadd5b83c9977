import { encodeId } from '@recado/contracts/ids'
import { listVisitorConversations } from '../../modules/visitors/index.ts'
import { errors } from '../../platform/errors.ts'
import { drop } from './end-sockets.ts'
import { conversationIdOf, listen } from './listen.ts'
import type { RealtimeParts } from './parts.ts'
import { tenantRoom, visitorConversationRoom, visitorRoom } from './rooms.ts'
import { type OurSocket, tell } from './socket-server.ts'

/** A visitor's socket: it hears its own conversations in its own inbox, and nothing of what is said among colleagues. */
export function listenToVisitor(parts: RealtimeParts, socket: OurSocket): void {
  const { tenant } = socket.data
  listen(parts, socket, 'typing', (message) => {
    const id = conversationIdOf(message)
    if (!socket.rooms.has(visitorConversationRoom(tenant.id, id))) throw errors.not_found()
    parts.typing.pass(socket, id, { state: message.state, note: false })
    return {}
  })
  begin(parts, socket).catch((error: Error) => {
    parts.services.log.warn({ err: error, tenant_id: tenant.id }, 'a visitor could not be brought up to date')
    drop(socket)
  })
}

/** The rooms come first and the numbers after: what happens in between is heard twice and not missed. */
async function begin({ services }: RealtimeParts, socket: OurSocket): Promise<void> {
  const { person, tenant } = socket.data
  if (person.kind !== 'visitor') throw new Error('not a visitor')
  const { contactId, inboxId } = person
  const read = () =>
    services.withTenant({ tenant, actor: { kind: 'system', name: 'visitor' } }, (scope) =>
      listVisitorConversations(scope, { contactId, inboxId }),
    )
  await socket.join([tenantRoom(tenant.id), visitorRoom(tenant.id, contactId)])
  const known = await read()
  await socket.join(known.map(({ id }) => visitorConversationRoom(tenant.id, id)))
  const conversations = known.length === 0 ? known : await read()
  tell(socket, 'ready', {
    conversations: conversations.map(({ id, last_seq }) => ({ id: encodeId('cnv', id), last_seq })),
  })
}
