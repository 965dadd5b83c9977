import { encodeEventData, isConversationEvent, isWorkspaceKind, type WorkspaceChange } from '@recado/contracts/events'
import { encodeId } from '@recado/contracts/ids'
import type { SocketEvent } from '@recado/contracts/realtime'
import { Instant } from '@recado/contracts/wire'
import type { z } from 'zod'
import type { TenantEvent } from '../platform/events/event-hub.ts'
import { presentToVisitor } from './present-to-visitor.ts'
import {
  allRoom,
  contactsRoom,
  memberRoom,
  selfRoom,
  teamRoom,
  visitorConversationRoom,
  workspaceRoom,
} from './rooms.ts'

export type WireEvent = z.input<typeof SocketEvent>

/** Who hears an event, and how it looks to them. */
export interface Audience {
  rooms: readonly string[]
  /** Sockets in one of these do not hear it, though they are in one of `rooms`. */
  except: readonly string[]
  shown: WireEvent
}

/** What decides who sees a conversation, as every event of one carries it. */
interface Assignment {
  conversation_id: string
  assignee_id: string | null
  team_id: string | null
}

/**
 * Members hear of conversations that they see and of what everybody works with, visitors of their own messages and whether
 * the conversation is open. Events of other nouns stay in the log, except contacts': nobody hears what has no line here.
 */
export function audienceOf(event: TenantEvent): Audience[] {
  const { tenantId, name } = event
  if (name.startsWith('contact.')) return [{ rooms: [contactsRoom(tenantId)], except: [], shown: toMembers(event) }]
  const [noun = ''] = name.split('.')
  if (isWorkspaceKind(noun)) return toWorkspace(event, noun)
  if (!isConversationEvent(name)) return []
  const place = event.data as Assignment
  const seenBy = name === 'conversation.seen' ? [selfOf(event)] : sightedBy(tenantId, place)
  const members: Audience = { rooms: seenBy, except: [], shown: toMembers(event) }
  if (name === 'conversation.assigned') return [members, ...leftBehind(event, seenBy)]
  const visible = presentToVisitor(name, event.data)
  if (visible === undefined) return [members]
  const shown = { name: visible.name, data: visible.data, occurred_at: Instant.encode(event.occurredAt) }
  return [members, { rooms: [visitorConversationRoom(tenantId, place.conversation_id)], except: [], shown }]
}

/** Which one changed and not how. Who is there and who is not is told as presence, each change of it would read lists anew. */
function toWorkspace(event: TenantEvent, kind: WorkspaceChange['kind']): Audience[] {
  if (event.name === 'member.availability_changed') return []
  const id = (event.data as Record<string, string>)[`${kind}_id`]
  const shown: WireEvent = {
    event_id: event.eventId,
    name: 'workspace.changed',
    data: { kind, id },
    occurred_at: Instant.encode(event.occurredAt),
  }
  return [{ rooms: [workspaceRoom(event.tenantId)], except: [], shown }]
}

/** What a member has read is theirs alone. */
function selfOf({ tenantId, data }: TenantEvent): string {
  return selfRoom(tenantId, (data as { member_id: string }).member_id)
}

/** Those who had a conversation and see it no longer are told that it is gone, and nothing of where it went. */
function leftBehind(event: TenantEvent, seenBy: readonly string[]): Audience[] {
  const data = event.data as Assignment & { previous_assignee_id: string | null; previous_team_id: string | null }
  const [, ...had] = sightedBy(event.tenantId, {
    conversation_id: data.conversation_id,
    assignee_id: data.previous_assignee_id,
    team_id: data.previous_team_id,
  })
  if (had.length === 0) return []
  const shown = {
    event_id: event.eventId,
    name: 'conversation.out_of_sight',
    data: { conversation_id: encodeId('cnv', data.conversation_id) },
    occurred_at: Instant.encode(event.occurredAt),
  }
  return [{ rooms: had, except: seenBy, shown }]
}

function sightedBy(tenantId: string, place: Assignment): string[] {
  const rooms = [allRoom(tenantId)]
  if (place.assignee_id !== null) rooms.push(memberRoom(tenantId, place.assignee_id))
  if (place.team_id !== null) rooms.push(teamRoom(tenantId, place.team_id))
  return rooms
}

function toMembers(event: TenantEvent): WireEvent {
  return {
    event_id: event.eventId,
    name: event.name,
    data: encodeEventData(event.name, event.data) as Record<string, unknown>,
    occurred_at: Instant.encode(event.occurredAt),
  }
}
