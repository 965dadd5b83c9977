import { decodeId, type MemberId, type TeamId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'

/** Names of what events point to; undefined for what is no longer there. */
export interface EventNames {
  member(id: MemberId): string | undefined
  team(id: TeamId): string | undefined
  /** Whoever is signed in. */
  me: MemberId | null
}

/** A text of the namespace `thread` below `event`, and what it names. `who` is empty where the program did it. */
export interface EventWording {
  key: EventKey
  who: string
  whom: string
  /** What the customer wrote beside the stars. */
  comment?: string
}
type EventKey =
  | 'assigned'
  | 'taken'
  | 'unassigned'
  | 'transferred'
  | 'left_team'
  | 'resolved'
  | 'reopened'
  | 'snoozed'
  | 'pending'
  | 'changed'
  | 'identified'
  | 'rated'
  | 'joined'

const BY_STATUS: Readonly<Record<string, EventKey>> = {
  resolved: 'resolved',
  open: 'reopened',
  snoozed: 'snoozed',
  pending: 'pending',
}

/**
 * What happened, in words. The server writes `data.event`: assigned {member_id, from_member_id}, transferred {team_id,
 * from_team_id}, status_changed {from, to}, visitor_identified, rated {stars, comment}, joined {protocol}; one that is not known
 * here is said without its content.
 */
export function wordEvent(message: Pick<MessageView, 'author' | 'data'>, names: EventNames): EventWording {
  const { author, data } = message
  const who = author.kind === 'system' || author.kind === 'bot' ? '' : author.name
  const say = (key: EventKey, whom = ''): EventWording => ({ key, who, whom })
  if (data.event === 'assigned') {
    const id = readId<MemberId>('mem', data.member_id)
    if (id === undefined) return say('unassigned')
    if (id === author.member_id) return say('taken')
    return say('assigned', names.member(id) ?? '')
  }
  if (data.event === 'transferred') {
    const id = readId<TeamId>('tem', data.team_id)
    return id === undefined ? say('left_team') : say('transferred', names.team(id) ?? '')
  }
  if (data.event === 'status_changed') return say(BY_STATUS[String(data.to)] ?? 'changed')
  if (data.event === 'joined') return say('joined', String(data.protocol))
  if (data.event === 'visitor_identified') return say('identified')
  if (data.event === 'rated' && typeof data.stars === 'number') {
    return { ...say('rated', String(data.stars)), comment: typeof data.comment === 'string' ? data.comment : '' }
  }
  return say('changed')
}

/** `data` is free-form, so its ids come as they are stored; the wire's form is read as well. */
function readId<Id extends string>(prefix: string, value: unknown): Id | undefined {
  if (typeof value !== 'string') return undefined
  return (decodeId(prefix, value) ?? value) as Id
}
