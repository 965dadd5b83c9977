import { TIMEOUT_MS } from '@recado/client/send-request'
import {
  type AssignBody,
  type ConversationCounters,
  type ConversationFilters,
  type ConversationSort,
  type ConversationView,
  conversationEndpoints,
  type MentionView,
  type RoomView,
  type SnoozeBody,
} from '@recado/contracts/conversations'
import type { ContactId, ConversationId, InboxId, LabelId, MemberId, TeamId } from '@recado/contracts/ids'
import { type InboxView, inboxEndpoints } from '@recado/contracts/inboxes'
import { type LabelView, labelEndpoints } from '@recado/contracts/labels'
import { type MessageView, messageEndpoints, type PostMessageBody, type ThreadPage } from '@recado/contracts/messages'
import { type MemberView, memberEndpoints } from '@recado/contracts/people'
import { type TeamView, teamEndpoints } from '@recado/contracts/teams'
import type { pageOf } from '@recado/contracts/wire'
import type { z } from 'zod'
import type { Http } from '../api/http.ts'
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

export type ConversationPage = z.output<ReturnType<typeof pageOf<typeof ConversationView>>>

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
  return http.call(conversationEndpoints.list, {
    query: { ...askedBy(filters), sort, cursor, limit: cursor === undefined ? FIRST_PAGE : NEXT_PAGE },
  })
}

export function countConversations(http: Http): Promise<Counters> {
  return http.call(conversationEndpoints.count)
}

export async function listMentions(http: Http): Promise<Mention[]> {
  return (await http.call(conversationEndpoints.listMentions)).items
}

/** @throws ApiProblem `conversation_not_found` also when the person may no longer see it. */
export function getConversation(http: Http, id: ConversationId): Promise<ConversationView> {
  return http.call(conversationEndpoints.get, { params: { id } })
}

/** Who of the company may read it. */
export async function listAudience(http: Http, id: ConversationId): Promise<MemberId[]> {
  return (await http.call(conversationEndpoints.listAudience, { params: { id } })).member_ids
}

export function readThread(
  http: Http,
  id: ConversationId,
  part: { after?: number; before?: number; limit?: number } = {},
): Promise<ThreadPart> {
  return http.call(messageEndpoints.list, { params: { id }, query: { limit: THREAD_PAGE, ...part } })
}

/** Said again with the same `client_id` it is the same message. */
export function postMessage(
  http: Http,
  id: ConversationId,
  body: z.output<typeof PostMessageBody>,
): Promise<MessageView> {
  return http.call(messageEndpoints.post, { params: { id }, body, timeout: TIMEOUT_MS })
}

export async function markSeen(http: Http, id: ConversationId, seq: number): Promise<void> {
  await http.call(conversationEndpoints.see, { params: { id }, body: { seq } })
}

export function assign(http: Http, id: ConversationId, memberId: z.output<typeof AssignBody>['member_id']) {
  return http.call(conversationEndpoints.assign, { params: { id }, body: { member_id: memberId } })
}

export function transfer(http: Http, id: ConversationId, teamId: TeamId | null) {
  return http.call(conversationEndpoints.transfer, { params: { id }, body: { team_id: teamId } })
}

/** To somebody or a team, with a note for colleagues. @throws ApiProblem `member_at_capacity` */
export function handOn(http: Http, id: ConversationId, to: { memberId: MemberId } | { teamId: TeamId }, note: string) {
  const whom = 'memberId' in to ? { member_id: to.memberId } : { team_id: to.teamId }
  const body = { ...whom, ...(note === '' ? {} : { note }) }
  return http.call(conversationEndpoints.handOn, { params: { id }, body })
}

/** Who could be given a conversation, and how much room each has. */
export async function listRoom(http: Http): Promise<RoomView[]> {
  return (await http.call(conversationEndpoints.listRoom)).items
}

/** Writes to a contact first. Said again with the same `client_id` it is the same conversation and message. */
export function begin(
  http: Http,
  { inboxId, contactId, clientId, text }: { inboxId: InboxId; contactId: ContactId; clientId: string; text: string },
): Promise<ConversationView> {
  const message = { client_id: clientId, body: text }
  return http.call(conversationEndpoints.start, { body: { inbox_id: inboxId, contact_id: contactId, message } })
}

export function resolve(http: Http, id: ConversationId, labelIds: readonly LabelId[]) {
  return http.call(conversationEndpoints.resolve, { params: { id }, body: { label_ids: [...labelIds] } })
}

export function reopen(http: Http, id: ConversationId) {
  return http.call(conversationEndpoints.reopen, { params: { id } })
}

/** Leaves it to a bot. @throws ApiProblem `status_conflict` when it is resolved */
export function hold(http: Http, id: ConversationId) {
  return http.call(conversationEndpoints.hold, { params: { id } })
}

export function snooze(http: Http, id: ConversationId, until: z.output<typeof SnoozeBody>['until']) {
  return http.call(conversationEndpoints.snooze, { params: { id }, body: { until } })
}

export function changeLabels(http: Http, id: ConversationId, { add = [], remove = [] }: LabelChanges) {
  return http.call(conversationEndpoints.label, { params: { id }, body: { add: [...add], remove: [...remove] } })
}

export function setPriority(http: Http, id: ConversationId, priority: number): Promise<ConversationView> {
  return http.call(conversationEndpoints.update, { params: { id }, body: { priority } })
}

/** Gives the caller what waits longest. @throws ApiProblem `nothing_waiting`, `own_capacity_reached` */
export function takeNext(http: Http): Promise<ConversationView> {
  return http.call(conversationEndpoints.takeNext)
}

/** Everybody of the company, over all pages: some tens to some hundreds. */
export async function listColleagues(http: Http): Promise<Colleague[]> {
  return readAll((cursor) => http.call(memberEndpoints.list, { query: { cursor, limit: 100 } }))
}

export async function listInboxes(http: Http): Promise<Inbox[]> {
  return readAll((cursor) => http.call(inboxEndpoints.list, { query: { cursor, limit: 100 } }))
}

export async function listTeams(http: Http): Promise<Team[]> {
  return (await http.call(teamEndpoints.list)).items
}

export async function listLabels(http: Http): Promise<Label[]> {
  return (await http.call(labelEndpoints.list)).items
}

/** The list takes several values of each filter; the console asks for one. */
function askedBy({ status, assignee, team_id, inbox_id, label_id, priority, ...flags }: Filters) {
  return {
    ...flags,
    status: [status],
    assignee: alone(assignee),
    team_id: alone(team_id),
    inbox_id: alone(inbox_id),
    label_id: alone(label_id),
    priority: alone(priority),
  }
}

function alone<Value>(value: Value | undefined): Value[] | undefined {
  return value === undefined ? undefined : [value]
}
