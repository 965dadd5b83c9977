import type { TenantId } from '@recado/contracts/ids'
import { sees } from '../chat/conversations/index.ts'
import type { PresenceKeeper } from '../chat/presence/index.ts'
import type { TenantEvent } from '../platform/events/event-hub.ts'
import { drop } from './end-sockets.ts'
import { membersRoom, visitorConversationRoom, visitorRoom, visitRoom, watchersRoom } from './rooms.ts'
import type { OurSocket, SocketServer } from './socket-server.ts'
import { unwatch } from './viewers.ts'

/** What an event changes about sockets themselves, before anybody is told of it: who hears what, who is seen how. */
export function followEvent(io: SocketServer, presence: PresenceKeeper, event: TenantEvent): void {
  switch (event.name) {
    case 'conversation.created':
      letVisitorIn(io, event)
      break
    case 'conversation.assigned':
      endWatching(io, event)
      break
    case 'team.created':
    case 'team.updated':
    case 'team.deleted':
      readmitTeams(io, event)
      break
    case 'contact.blocked':
    case 'contact.erased':
    case 'contact.identified':
    case 'contact.merged':
      sendVisitorsBack(io, event)
      break
    case 'visit.ended':
      endVisit(io, event)
      break
    case 'member.availability_changed':
      void presence.refresh(event.tenantId as TenantId)
  }
}

/** A visitor's other tabs hear the conversation that one of them began. */
function letVisitorIn(io: SocketServer, { tenantId, data }: TenantEvent): void {
  const { conversation_id: id, contact_id: contactId, inbox_id: inboxId } = data as Record<string, string>
  for (const socket of inRoom(io, visitorRoom(tenantId, contactId ?? ''))) {
    const { person } = socket.data
    if (person.kind !== 'visitor' || person.inboxId !== inboxId) continue
    void socket.join(visitorConversationRoom(tenantId, id ?? ''))
  }
}

/** A contact's visitors come back and are let in, or not, as whom they are now. */
function sendVisitorsBack(io: SocketServer, { tenantId, data }: TenantEvent): void {
  const { contact_id: contactId, merged_id: mergedId } = data as { contact_id: string; merged_id?: string }
  for (const id of [contactId, mergedId ?? contactId]) {
    for (const socket of inRoom(io, visitorRoom(tenantId, id))) drop(socket)
  }
}

/** Somebody signed out, or in: what comes back with the former token is refused. */
function endVisit(io: SocketServer, { tenantId, data }: TenantEvent): void {
  for (const socket of inRoom(io, visitRoom(tenantId, (data as { visitor_id: string }).visitor_id))) drop(socket)
}

/** Whoever no longer sees a conversation stops hearing who reads and writes in it. */
function endWatching(io: SocketServer, { tenantId, data }: TenantEvent): void {
  const place = data as { conversation_id: string; assignee_id: string | null; team_id: string | null }
  for (const socket of inRoom(io, watchersRoom(tenantId, place.conversation_id))) {
    const { person } = socket.data
    if (person.kind === 'member' && !sees(person.viewer, place)) void unwatch(io, socket, place.conversation_id)
  }
}

/** Who sees their teams' conversations comes back and is let into the rooms of the teams they are in now. */
function readmitTeams(io: SocketServer, { tenantId }: TenantEvent): void {
  for (const socket of inRoom(io, membersRoom(tenantId))) {
    const { person } = socket.data
    if (person.kind === 'member' && person.viewer.sight === 'team') drop(socket)
  }
}

function inRoom(io: SocketServer, room: string): OurSocket[] {
  const { sockets, adapter } = io.of('/')
  return [...(adapter.rooms.get(room) ?? [])].flatMap((id) => sockets.get(id) ?? [])
}
