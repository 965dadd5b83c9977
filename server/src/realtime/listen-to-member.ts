import { type ConversationId, encodeId, type MemberId } from '@recado/contracts/ids'
import { canSee, planForMember } from '../chat/conversations/index.ts'
import { errors } from '../platform/errors.ts'
import { isAllowed } from '../tenancy/policy.ts'
import { drop } from './end-sockets.ts'
import { conversationIdOf, listen } from './listen.ts'
import type { RealtimeParts } from './parts.ts'
import { replay } from './replay.ts'
import { contactsRoom, membersRoom, selfRoom, sightRooms, tenantRoom, workspaceRoom } from './rooms.ts'
import { emitTo, isOpen, type OurSocket, type Person } from './socket-server.ts'
import { unwatch, watch } from './viewers.ts'

/** Conversations on screen at once: some clients show several side by side. */
const WATCHED_AT_MOST = 20

/** A member's socket: it is brought up to date, hears what its person sees, and says what they are looking at. */
export function listenToMember(parts: RealtimeParts, socket: OurSocket): void {
  const { services, io, presence } = parts
  const { person, tenant, watching } = socket.data
  if (person.kind !== 'member') throw new Error('not a member')
  const { memberId } = person

  listen(parts, socket, 'watch', async (message) => {
    const id = conversationIdOf(message)
    const seen = await services.withTenant({ tenant, actor: person.actor }, (scope) => canSee(scope, id))
    if (!seen) throw errors.not_found()
    const [longest] = watching
    if (watching.size >= WATCHED_AT_MOST && longest !== undefined) await unwatch(io, socket, longest)
    return { viewers: await watch(io, socket, id) }
  })
  listen(parts, socket, 'unwatch', async (message) => {
    await unwatch(io, socket, conversationIdOf(message))
    return {}
  })
  listen(parts, socket, 'typing', (message) => {
    const id = conversationIdOf(message)
    // Watching was authorised, and ends when the conversation goes out of sight.
    if (!watching.has(id)) throw errors.not_found()
    parts.typing.pass(socket, id, message)
    if (!message.note) {
      const source = { tenant, actor: person.actor }
      services.tellTyping(source, id as ConversationId, message.state === 'writing')
    }
    return {}
  })
  socket.on('disconnect', () => {
    for (const id of watching) void unwatch(io, socket, id)
    if (memberId !== null) presence.leave(tenant.id, memberId)
  })

  begin(parts, socket, person, memberId).catch((error: Error) => {
    if (!isOpen(socket)) return
    services.log.warn({ err: error, tenant_id: tenant.id }, 'a socket could not be brought up to date')
    drop(socket)
  })
}

async function begin(
  parts: RealtimeParts,
  socket: OurSocket,
  person: Extract<Person, { kind: 'member' }>,
  memberId: MemberId | null,
): Promise<void> {
  const { services, presence, fanOut } = parts
  const { tenant, cursor } = socket.data
  await socket.join([tenantRoom(tenant.id), membersRoom(tenant.id)])
  if (memberId !== null) {
    await presence.arrive(tenant.id, memberId)
    if (!isOpen(socket)) return
    // Whoever comes is given what waited for somebody to come.
    await services.withTenant({ tenant, actor: person.actor }, (scope) => planForMember(scope, memberId))
  }
  const rooms = [...sightRooms(tenant.id, person.viewer), workspaceRoom(tenant.id)]
  if (memberId !== null) rooms.push(selfRoom(tenant.id, memberId))
  if (isAllowed(person.actor, 'contacts.read')) rooms.push(contactsRoom(tenant.id))
  const reached = await replay(services, fanOut, socket, { tenant, actor: person.actor, cursor, rooms })
  if (reached === undefined) return
  emitTo(socket, 'ready', {
    cursor: reached,
    present: presence
      .present(tenant.id)
      .map(({ memberId: id, status }) => ({ member_id: encodeId('mem', id), status })),
  })
}
