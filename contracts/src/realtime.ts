import { z } from 'zod'
import { MemberId } from './ids.ts'
import { Instant } from './wire.ts'

/**
 * What crosses a socket. Transport: Socket.IO at `REALTIME_PATH`, websocket first.
 *
 * Connecting: the client sends `HandshakeAuth` as Socket.IO's `auth`. A refusal arrives as `connect_error` whose `data` is
 * a `SocketProblem`. Then the server sends, in this order: the events missed since the cursor (`events`, in order),
 * and `ready`. From then on `events` follow as they happen. A client keeps the cursor of the last `events` or `ready`,
 * and ignores events whose `event_id` it has had already: a replay may overlap with what is live.
 *
 * A visitor has no cursor: at `ready` it fetches each conversation's messages after the greatest number that it held when it
 * connected (or when it connected before that, if the line went down before `ready`). What comes live in between may lie
 * beyond a gap, which the fetch closes.
 *
 * `resync_needed` means that the server cannot promise that nothing was missed (a cursor of before a move or a restore,
 * one too far behind, a socket that read too slowly): read everything anew over HTTP and go on from its cursor.
 *
 * Client events are acknowledged with `{ ok: true, … }` or `{ ok: false, problem }`.
 */
export { FLOOD_CLOSE_CODE, REALTIME_PATH } from './realtime-path.ts'

/** An agent's access token or a visitor's token; where the host does not say it, also the tenant. */
export const HandshakeAuth = z.union([
  z.strictObject({
    access_token: z.string().max(4_000),
    tenant: z.string().max(60).optional(),
    /** From the last `ready` or `events`. Without one nothing is replayed. */
    cursor: z.string().max(500).optional(),
  }),
  z.strictObject({
    visitor_token: z.string().max(4_000),
    tenant: z.string().max(60).optional(),
  }),
])
export type HandshakeAuth = z.output<typeof HandshakeAuth>

export const SocketProblem = z.object({ code: z.string(), status: z.number().int(), title: z.string() })
export type SocketProblem = z.output<typeof SocketProblem>

export const Availability = z.enum(['online', 'busy', 'offline'])
export type Availability = z.output<typeof Availability>

/**
 * A tenant's event as sockets carry it; `data` is that of the event log and of webhooks, less for visitors (of
 * `conversation.seen` they hear {conversation_id, seen_seq}: somebody has read so far, not who). Only here:
 * `conversation.out_of_sight` {conversation_id}, when one was given to others and may no longer be seen, and
 * `workspace.changed` {kind, id} (events.ts), when what everybody works with changed: labels, teams, people, roles, ….
 */
export const SocketEvent = z.object({
  /** Number within the tenant, without gaps in the log; a socket hears only what its person may see. Absent for visitors. */
  event_id: z.number().int().optional(),
  name: z.string(),
  data: z.record(z.string(), z.unknown()),
  occurred_at: Instant,
})

const conversation = { conversation_id: z.string().max(40) }

/** Server → client. */
export const ServerMessages = {
  /** Agents: `cursor` and everybody who is present. Visitors: their conversations and how far each has come. */
  ready: z.object({
    cursor: z.string().optional(),
    present: z.array(z.object({ member_id: MemberId, status: Availability })).optional(),
    conversations: z.array(z.object({ id: z.string(), last_seq: z.number().int() })).optional(),
  }),
  /** Several when they came close together: under a flood fewer, fuller packets arrive. */
  events: z.object({ events: z.array(SocketEvent), cursor: z.string().optional() }),
  /** Visitors have no cursor. */
  resync_needed: z.object({ cursor: z.string().optional(), reason: z.enum(['cursor', 'too_far_behind', 'too_slow']) }),
  presence: z.object({ member_id: MemberId, status: Availability }),
  /** Who has a conversation open on screen, after each change. */
  viewers: z.object({ ...conversation, viewers: z.array(z.object({ member_id: MemberId, name: z.string() })) }),
  /** Somebody is writing until `until` unless a later message says otherwise. */
  typing: z.object({
    ...conversation,
    author: z.object({ kind: z.enum(['member', 'contact']), id: z.string(), name: z.string() }),
    state: z.enum(['writing', 'stopped']),
    until: Instant,
  }),
  /** Sent before the server disconnects a socket for good; reconnecting with the same token will be refused. */
  session_ended: SocketProblem,
} as const

/** Client → server. */
export const ClientMessages = {
  /**
   * Agents: this conversation is on my screen; the acknowledgement carries `viewers`. Visitors: after beginning their first
   * conversation, so that this socket hears it; the acknowledgement carries `last_seq`.
   */
  watch: z.strictObject(conversation),
  unwatch: z.strictObject(conversation),
  /** Repeat it every 3 s while writing. `note`: colleagues alone are told. */
  typing: z.strictObject({
    ...conversation,
    state: z.enum(['writing', 'stopped']),
    note: z.boolean().default(false),
  }),
} as const

export type ServerMessageName = keyof typeof ServerMessages
export type ServerMessage<Name extends ServerMessageName> = z.input<(typeof ServerMessages)[Name]>
export type ClientMessageName = keyof typeof ClientMessages
export type ClientMessage<Name extends ClientMessageName> = z.output<(typeof ClientMessages)[Name]>

export const SocketAnswer = z.union([
  z.looseObject({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), problem: SocketProblem }),
])
export type SocketAnswer = z.output<typeof SocketAnswer>
