import { encodeId } from '@recado/contracts/ids'
import {
  listVisitorConversations,
  readVisit,
  refuseBlocked,
  type VisitorContact,
  type VisitorConversationRow,
  errors as visitorErrors,
} from '../chat/visitors/index.ts'
import { currentEventCursor } from '../core/integrations/index.ts'
import { errors } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import { drop } from './end-sockets.ts'
import { conversationIdOf, listen } from './listen.ts'
import type { RealtimeParts } from './parts.ts'
import { tenantRoom, visitorConversationRoom, visitorRoom, visitRoom } from './rooms.ts'
import { emitTo, isOpen, type OurSocket } from './socket-server.ts'

/** A visitor's socket: it hears its own conversations in its own inbox, and nothing of what is said among colleagues. */
export function listenToVisitor(parts: RealtimeParts, socket: OurSocket): void {
  const { tenant } = socket.data
  listen(parts, socket, 'typing', (message) => {
    const id = conversationIdOf(message)
    if (!socket.rooms.has(visitorConversationRoom(tenant.id, id))) throw errors.not_found()
    parts.typing.pass(socket, id, { state: message.state, note: false })
    return {}
  })
  // For somebody who has begun their first conversation since they connected.
  listen(parts, socket, 'watch', async (message) => {
    const id = conversationIdOf(message)
    const own = await follow(parts.services, socket)
    const found = own.find((conversation) => conversation.id === id)
    if (found === undefined) throw errors.not_found()
    return { last_seq: found.last_seq }
  })
  begin(parts, socket).catch((error: Error) => {
    if (!isOpen(socket)) return
    parts.services.log.warn({ err: error, tenant_id: tenant.id }, 'a visitor could not be brought up to date')
    drop(socket)
  })
}

/**
 * Lets the socket into the rooms of its visitor's conversations. The rooms come first and the numbers after: what happens in
 * between is heard twice and not missed.
 */
async function begin({ services, fanOut }: RealtimeParts, socket: OurSocket): Promise<void> {
  const { tenant } = socket.data
  await socket.join(tenantRoom(tenant.id))
  const { person } = socket.data
  if (person.kind === 'visitor') await socket.join(visitRoom(tenant.id, person.claims.visitorId))
  const now = await services.withTenant({ tenant, actor: { kind: 'system', name: 'visitor' } }, currentEventCursor)
  fanOut.follow(tenant.id, now.eventId)
  if (!isOpen(socket)) return
  const conversations = await follow(services, socket)
  emitTo(socket, 'ready', {
    conversations: conversations.map(({ id, last_seq }) => ({ id: encodeId('cnv', id), last_seq })),
  })
}

/** Times a visitor is read whose contact became another one meanwhile: merges happen one by one, by hand. */
const ROUNDS = 3

/**
 * Rooms first, numbers after. @throws visitor_token_invalid (401), visitor_blocked (403), service_unavailable (503) when who
 * they are changes each time.
 */
async function follow(services: Services, socket: OurSocket): Promise<VisitorConversationRow[]> {
  const { tenant } = socket.data
  let { contact, conversations } = await readVisitor(services, socket)
  for (let round = 0; round < ROUNDS; round++) {
    if (contact === undefined) return []
    const rooms = [
      visitorRoom(tenant.id, contact.id),
      ...conversations.map(({ id }) => visitorConversationRoom(tenant.id, id)),
    ]
    await socket.join(rooms)
    const now = await readVisitor(services, socket)
    if (now.contact?.id === contact.id) return now.conversations
    // Those were another's: somebody whom a stranger was merged into, say.
    await Promise.all(rooms.map((room) => socket.leave(room)))
    ;({ contact, conversations } = now)
  }
  throw errors.service_unavailable()
}

/** Whoever had written nothing when they connected is nobody until they write; who was merged is another since. */
function readVisitor(
  services: Services,
  { data }: OurSocket,
): Promise<{ contact: VisitorContact | undefined; conversations: VisitorConversationRow[] }> {
  const { person, tenant } = data
  if (person.kind !== 'visitor') throw new Error('not a visitor')
  return services.withTenant({ tenant, actor: { kind: 'system', name: 'visitor' } }, async (scope) => {
    const { ended, contact } = await readVisit(scope, person.claims)
    if (ended) throw visitorErrors.visitor_token_invalid()
    person.contact = contact
    refuseBlocked(contact)
    const { inboxId } = person
    if (contact === undefined) return { contact, conversations: [] }
    return { contact, conversations: await listVisitorConversations(scope, { contactId: contact.id, inboxId }) }
  })
}
