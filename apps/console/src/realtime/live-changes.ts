import type { ConversationId, MemberId } from '@recado/contracts/ids'
import type { Availability } from '@recado/contracts/realtime'
import type { Connection } from '../inbox/inbox-data.ts'
import type { LiveState, LiveTypist, Viewer } from './live-state.ts'

// What was heard, put into the state. Each gives back the very state it was given when that changes nothing.

export function withConnection(state: LiveState, connection: Connection): LiveState {
  return state.connection === connection ? state : { ...state, connection }
}

/** Everybody who is here, as `ready` says it. */
export function withEverybodyPresent(
  state: LiveState,
  present: readonly { member_id: MemberId; status: Availability }[],
): LiveState {
  return { ...state, presence: new Map(present.map(({ member_id, status }) => [member_id, status])) }
}

export function withPresence(state: LiveState, memberId: MemberId, status: Availability): LiveState {
  if ((state.presence.get(memberId) ?? 'offline') === status) return state
  const presence = new Map(state.presence)
  if (status === 'offline') presence.delete(memberId)
  else presence.set(memberId, status)
  return { ...state, presence }
}

export function withViewers(state: LiveState, id: ConversationId, viewers: readonly Viewer[]): LiveState {
  const next = new Map(state.viewers)
  if (viewers.length === 0) next.delete(id)
  else next.set(id, viewers)
  return { ...state, viewers: next }
}

/** `until` in milliseconds since 1970; at or before `now` they have stopped. */
export function withTypist(state: LiveState, id: ConversationId, typist: LiveTypist, now: number): LiveState {
  const present = state.typists.get(id) ?? []
  const others = present.filter((each) => each.id !== typist.id || each.kind !== typist.kind)
  const next = typist.until > now ? [...others, typist] : others
  if (next.length === 0 && present.length === 0) return state
  return { ...state, typists: withTypists(state.typists, id, next) }
}

/** Without those of whom nothing was heard in time. */
export function withoutSilent(state: LiveState, now: number): LiveState {
  let typists = state.typists
  for (const [id, present] of state.typists) {
    const next = present.filter(({ until }) => until > now)
    if (next.length < present.length) typists = withTypists(typists, id, next)
  }
  return typists === state.typists ? state : { ...state, typists }
}

/** When the next of those who write falls silent; undefined when nobody writes. */
export function nextSilence(state: LiveState): number | undefined {
  const ends = [...state.typists.values()].flatMap((typists) => typists.map(({ until }) => until))
  return ends.length === 0 ? undefined : Math.min(...ends)
}

function withTypists(
  typists: LiveState['typists'],
  id: ConversationId,
  present: readonly LiveTypist[],
): LiveState['typists'] {
  const next = new Map(typists)
  if (present.length === 0) next.delete(id)
  else next.set(id, present)
  return next
}
