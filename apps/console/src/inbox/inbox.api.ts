import {
  type AssignBody,
  AudienceView,
  ConversationCounters,
  type ConversationFilters,
  type ConversationSort,
  ConversationView,
  MentionView,
  RoomView,
  type SnoozeBody,
} from '@recado/contracts/conversations'
import { ContactId, ConversationId, InboxId, LabelId, MemberId, TeamId } from '@recado/contracts/ids'
import { InboxPage, type InboxView } from '@recado/contracts/inboxes'
import { type LabelView, labelEndpoints } from '@recado/contracts/labels'
import { MessageView, PostMessageBody, ThreadPage } from '@recado/contracts/messages'
import { MemberView } from '@recado/contracts/people'
import { type TeamView, teamEndpoints } from '@recado/contracts/teams'
import { pageOf } from '@recado/contracts/wire'
import { z } from 'zod'
import type { Http, Query } from '../api/http.ts'
import { wireId } from '../api/wire-id.ts'
import { readAll } from '../lists/read-all.ts'
import type { LabelChanges } from './inbox-data.ts'

export type Filters = z.output<typeof ConversationFilters>
export type Colleague = z.output<typeof MemberView>
export type Team = TeamView
export type Label = LabelView
export type Inbox = z.output<typeof InboxView>
export type Mention = z.output<typeof MentionView>
export type Counters = z.output<typeof ConversationCounters>
export type ThreadPart = z.output<typeof ThreadPage>

const ConversationPage = pageOf(ConversationView)
export type ConversationPage = z.output<typeof ConversationPage>
const MemberPage = pageOf(MemberView)

/** Rows of the first page, which fill any screen, and of those that follow, for who scrolls fast. */
const FIRST_PAGE = 50
const NEXT_PAGE = 100
/** Messages a page. */
export const THREAD_PAGE = 50

export function listConversations(
  http: Http,
  filters: Filters,
  sort: ConversationSort,
  cursor: string | undefined,
): Promise<ConversationPage> {
  return http.get('/api/v1/conversations', ConversationPage, {
    ...wireFilters(filters),
    sort,
    ...{ cursor, limit: cursor === undefined ? FIRST_PAGE : NEXT_PAGE },
  })
}

export function countConversations(http: Http): Promise<Counters> {
  return http.get('/api/v1/conversations/counters', ConversationCounters)
}

export async function listMentions(http: Http): Promise<Mention[]> {
  return (await http.get('/api/v1/conversations/mentions', z.object({ items: z.array(MentionView) }))).items
}

/** @throws ApiProblem `conversation_not_found` also when the person may no longer see it. */
export function getConversation(http: Http, id: ConversationId): Promise<ConversationView> {
  return http.get(`/api/v1/conversations/${wireId(ConversationId, id)}`, ConversationView)
}

/** Who of the company may read it. */
export async function listAudience(http: Http, id: ConversationId): Promise<MemberId[]> {
  const { member_ids } = await http.get(`/api/v1/conversations/${wireId(ConversationId, id)}/audience`, AudienceView)
  return member_ids
}

export function readThread(
  http: Http,
  id: ConversationId,
  part: { after?: number; before?: number; limit?: number } = {},
): Promise<ThreadPart> {
  return http.get(`${messagesOf(id)}`, ThreadPage, { limit: THREAD_PAGE, ...part })
}

/** Said again with the same `client_id` it is the same message. */
export function postMessage(
  http: Http,
  id: ConversationId,
  body: z.output<typeof PostMessageBody>,
): Promise<MessageView> {
  return http.send('POST', messagesOf(id), z.encode(PostMessageBody, body), MessageView)
}

export async function markSeen(http: Http, id: ConversationId, seq: number): Promise<void> {
  await http.tell('POST', `/api/v1/conversations/${wireId(ConversationId, id)}/seen`, { seq })
}

export function assign(http: Http, id: ConversationId, memberId: z.output<typeof AssignBody>['member_id']) {
  return act(http, 'PUT', id, 'assignee', { member_id: memberId === null ? null : z.encode(MemberId, memberId) })
}

export function transfer(http: Http, id: ConversationId, teamId: TeamId | null) {
  return act(http, 'PUT', id, 'team', { team_id: teamId === null ? null : z.encode(TeamId, teamId) })
}

/** To somebody or a team, with a note for colleagues. @throws ApiProblem `member_at_capacity` */
export function handOn(http: Http, id: ConversationId, to: { memberId: MemberId } | { teamId: TeamId }, note: string) {
  const whom =
    'memberId' in to ? { member_id: z.encode(MemberId, to.memberId) } : { team_id: z.encode(TeamId, to.teamId) }
  return act(http, 'POST', id, 'hand-on', { ...whom, ...(note === '' ? {} : { note }) })
}

/** Who could be given a conversation, and how much room each has. */
export async function listRoom(http: Http): Promise<RoomView[]> {
  return (await http.get('/api/v1/conversations/room', z.object({ items: z.array(RoomView) }))).items
}

/** Writes to a contact first. Said again with the same `client_id` it is the same conversation and message. */
export function begin(
  http: Http,
  body: { inboxId: InboxId; contactId: ContactId; clientId: string; text: string },
): Promise<ConversationView> {
  return http.send(
    'POST',
    '/api/v1/conversations',
    {
      ...{ inbox_id: z.encode(InboxId, body.inboxId), contact_id: z.encode(ContactId, body.contactId) },
      message: { client_id: body.clientId, body: body.text },
    },
    ConversationView,
  )
}

export function resolve(http: Http, id: ConversationId, labelIds: readonly LabelId[]) {
  return act(http, 'POST', id, 'resolve', { label_ids: labelIds.map((label) => z.encode(LabelId, label)) })
}

export function reopen(http: Http, id: ConversationId) {
  return act(http, 'POST', id, 'reopen', {})
}

/** Leaves it to a bot. @throws ApiProblem `status_conflict` when it is resolved */
export function hold(http: Http, id: ConversationId) {
  return act(http, 'POST', id, 'pending', {})
}

export function snooze(http: Http, id: ConversationId, until: z.output<typeof SnoozeBody>['until']) {
  return act(http, 'POST', id, 'snooze', { until: until?.toISOString() ?? null })
}

export function changeLabels(http: Http, id: ConversationId, { add = [], remove = [] }: LabelChanges) {
  const wire = (ids: readonly LabelId[]) => ids.map((label) => z.encode(LabelId, label))
  return act(http, 'PATCH', id, 'labels', { add: wire(add), remove: wire(remove) })
}

export function setPriority(http: Http, id: ConversationId, priority: number): Promise<ConversationView> {
  return http.send('PATCH', `/api/v1/conversations/${wireId(ConversationId, id)}`, { priority }, ConversationView)
}

/** Gives the caller what waits longest. @throws ApiProblem `nothing_waiting`, `own_capacity_reached` */
export function takeNext(http: Http): Promise<ConversationView> {
  return http.send('POST', '/api/v1/conversations/next', undefined, ConversationView)
}

/** Everybody of the company, over all pages: some tens to some hundreds. */
export async function listColleagues(http: Http): Promise<Colleague[]> {
  return readAll((cursor) => http.get('/api/v1/members', MemberPage, { cursor, limit: 100 }))
}

export async function listInboxes(http: Http): Promise<Inbox[]> {
  return readAll((cursor) => http.get('/api/v1/inboxes', InboxPage, { cursor, limit: 100 }))
}

export async function listTeams(http: Http): Promise<Team[]> {
  return (await http.call(teamEndpoints.list)).items
}

export async function listLabels(http: Http): Promise<Label[]> {
  return (await http.call(labelEndpoints.list)).items
}

/** Filters as the address of the list carries them. */
function wireFilters(filters: Filters): Query {
  const { status, assignee, team_id, inbox_id, label_id, priority, unanswered, unread } = filters
  return {
    status,
    assignee:
      assignee === undefined || assignee === 'me' || assignee === 'none' ? assignee : z.encode(MemberId, assignee),
    team_id: team_id && z.encode(TeamId, team_id),
    inbox_id: inbox_id && z.encode(InboxId, inbox_id),
    label_id: label_id && z.encode(LabelId, label_id),
    priority,
    ...(unanswered === undefined ? {} : { unanswered: String(unanswered) }),
    ...(unread === undefined ? {} : { unread: String(unread) }),
  }
}

function messagesOf(id: ConversationId): string {
  return `/api/v1/conversations/${wireId(ConversationId, id)}/messages`
}

function act(http: Http, method: 'POST' | 'PUT' | 'PATCH', id: ConversationId, what: string, body: unknown) {
  return http.send(method, `/api/v1/conversations/${wireId(ConversationId, id)}/${what}`, body, ConversationView)
}
