import { encodeId, type MemberId } from '@recado/contracts/ids'
import type { ServerMessage } from '@recado/contracts/realtime'
import { watchersRoom } from './rooms.ts'
import { emitTo, type OurSocket, type SocketServer } from './socket-server.ts'

type Viewers = ServerMessage<'viewers'>['viewers']

/** Who has a conversation on screen: the room is the record, over all nodes that share the adapter. */
export async function listViewers(io: SocketServer, tenantId: string, conversationId: string): Promise<Viewers> {
  const found = await io.in(watchersRoom(tenantId, conversationId)).fetchSockets()
  const names = new Map<MemberId, string>()
  for (const { data } of found) {
    if (data.person.kind === 'member' && data.person.memberId !== null)
      names.set(data.person.memberId, data.person.name)
  }
  return [...names].map(([memberId, name]) => ({ member_id: memberId, name }))
}

/** Puts a socket among the viewers and tells the others. @returns who they are now. */
export async function watch(io: SocketServer, socket: OurSocket, conversationId: string): Promise<Viewers> {
  socket.data.watching.add(conversationId)
  await socket.join(watchersRoom(socket.data.tenant.id, conversationId))
  return tellViewers(io, socket, conversationId)
}

export async function unwatch(io: SocketServer, socket: OurSocket, conversationId: string): Promise<void> {
  if (!socket.data.watching.delete(conversationId)) return
  await socket.leave(watchersRoom(socket.data.tenant.id, conversationId))
  await tellViewers(io, socket, conversationId)
}

async function tellViewers(io: SocketServer, socket: OurSocket, conversationId: string): Promise<Viewers> {
  const { tenant } = socket.data
  const viewers = (await listViewers(io, tenant.id, conversationId)).map(({ member_id, name }) => ({
    member_id: encodeId('mem', member_id),
    name,
  }))
  const message = { conversation_id: encodeId('cnv', conversationId), viewers }
  emitTo(socket.to(watchersRoom(tenant.id, conversationId)), 'viewers', message as ServerMessage<'viewers'>)
  return viewers as Viewers
}
