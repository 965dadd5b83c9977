import { sees } from '../../modules/conversations/index.ts'
import type { TenantEvent } from '../../platform/events/event-hub.ts'
import { visitorConversationRoom, visitorRoom, watchersRoom } from './rooms.ts'
import type { OurSocket, SocketServer } from './socket-server.ts'
import { unwatch } from './viewers.ts'

/**
 * Moves sockets between rooms when who may hear a conversation changes: a visitor hears the conversation they have just
 * begun, a member stops hearing who types in one that was given to others.
 */
export function followConversation(io: SocketServer, event: TenantEvent): void {
  const { tenantId } = event
  const data = event.data as {
    conversation_id: string
    contact_id: string
    inbox_id: string
    assignee_id: string | null
    team_id: string | null
  }
  if (event.name === 'conversation.created') {
    for (const socket of inRoom(io, visitorRoom(tenantId, data.contact_id))) {
      const { person } = socket.data
      if (person.kind === 'visitor' && person.inboxId === data.inbox_id) {
        void socket.join(visitorConversationRoom(tenantId, data.conversation_id))
      }
    }
  }
  if (event.name === 'conversation.assigned') {
    for (const socket of inRoom(io, watchersRoom(tenantId, data.conversation_id))) {
      const { person } = socket.data
      if (person.kind === 'member' && !sees(person.viewer, data)) void unwatch(io, socket, data.conversation_id)
    }
  }
}

function inRoom(io: SocketServer, room: string): OurSocket[] {
  const { sockets, adapter } = io.of('/')
  return [...(adapter.rooms.get(room) ?? [])].flatMap((id) => sockets.get(id) ?? [])
}
