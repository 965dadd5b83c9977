import { encodeId } from '@recado/contracts/ids'
import type { ClientMessage, ServerMessage } from '@recado/contracts/realtime'
import { Instant } from '@recado/contracts/wire'
import type { Clock } from '../platform/clock.ts'
import { visitorConversationRoom, watchersRoom } from './rooms.ts'
import { emitTo, type OurSocket } from './socket-server.ts'

/** How long somebody counts as writing after they last said so; clients say it again every 3 s. */
const LASTS_MS = 6_000
/** More often than this it is not passed on. */
const AT_MOST_EVERY_MS = 2_000

export interface Typing {
  /** Passes on that somebody writes; `conversationId` is one that they may see. */
  pass(socket: OurSocket, conversationId: string, message: Pick<ClientMessage<'typing'>, 'state' | 'note'>): void
}

/**
 * Who writes, to whom it may concern: a member's to the colleagues who have the conversation open ("Bruno está
 * respondendo") and, unless it is a note, to the visitor; a visitor's to the members who watch. Nothing is kept: it expires
 * in the clients at `until`.
 */
export function createTyping(clock: Clock): Typing {
  const passed = new WeakMap<OurSocket, { conversationId: string; at: number }>()
  return {
    pass: (socket, conversationId, { state, note }) => {
      const now = clock.now().getTime()
      const last = passed.get(socket)
      const isRepeat = last?.conversationId === conversationId && now - last.at < AT_MOST_EVERY_MS
      if (state === 'writing' && isRepeat) return
      if (state === 'writing') passed.set(socket, { conversationId, at: now })
      else passed.delete(socket)
      const { person, tenant } = socket.data
      const rooms = [watchersRoom(tenant.id, conversationId)]
      if (person.kind === 'member' && !note) rooms.push(visitorConversationRoom(tenant.id, conversationId))
      const message: ServerMessage<'typing'> = {
        conversation_id: encodeId('cnv', conversationId),
        author: authorOf(socket),
        state,
        until: Instant.encode(new Date(state === 'writing' ? now + LASTS_MS : now)),
      }
      emitTo(socket.to(rooms).volatile, 'typing', message)
    },
  }
}

function authorOf({ data: { person } }: OurSocket): ServerMessage<'typing'>['author'] {
  if (person.kind === 'visitor') {
    const { contact } = person
    return { kind: 'contact', id: contact === undefined ? '' : encodeId('ctc', contact.id), name: contact?.name ?? '' }
  }
  const id = person.memberId === null ? '' : encodeId('mem', person.memberId)
  return { kind: 'member', id, name: person.name }
}
