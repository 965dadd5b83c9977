import {
  AssignBody,
  AudienceView,
  ConversationCounters,
  ConversationQuery,
  ConversationView,
  HandOnBody,
  LabelsBody,
  MentionView,
  ResolveBody,
  RoomView,
  SeenBody,
  SeenView,
  SnoozeBody,
  StartConversationBody,
  TransferBody,
  UpdateConversationBody,
} from '@recado/contracts/conversations'
import { ConversationId } from '@recado/contracts/ids'
import { shorten } from '@recado/contracts/shorten'
import { pageOf } from '@recado/contracts/wire'
import { z } from 'zod'
import { consoleRoute } from '../../../../http/console/console-route.ts'
import { memberOf } from '../../../../http/console/member-of.ts'
import type { TenantScope } from '../../../../tenancy/tenant-scope.ts'
import { beginConversation } from '../../../workflows/begin-conversation.ts'
import { withDueTime, withDueTimes } from '../../../workflows/conversation-views.ts'
import { listAudience } from '../../../workflows/list-audience.ts'
import {
  assignConversation,
  changeLabels,
  conversationErrors,
  findConversationView,
  getChangedView,
  handOn,
  listConversations,
  listRoom,
  listUnseenMentions,
  markSeen,
  readCounters,
  reopenConversation,
  resolveConversation,
  setPending,
  setPriority,
  snoozeConversation,
  takeNextConversation,
  transferConversation,
} from '../../index.ts'

const tag = 'Conversations'
const params = z.object({ id: ConversationId })

export const listTenantConversations = consoleRoute({
  name: 'list-conversations',
  method: 'GET',
  url: '/api/v1/conversations',
  tag,
  summary: 'Conversations that the caller may see, last written or longest waiting first.',
  permission: 'conversations.read',
  query: ConversationQuery,
  response: pageOf(ConversationView),
  handler: async ({ scope, actor, query }) => {
    const { status, assignee, team_id, inbox_id, label_id, contact_id, priority, sort, cursor, limit } = query
    const filters = {
      statuses: status,
      assigneeIds: assignee?.map((who) => (who === 'me' ? memberOf(actor) : who === 'none' ? null : who)),
      teamIds: team_id?.map((team) => (team === 'none' ? null : team)),
      ...{ inboxIds: inbox_id, labelIds: label_id, contactIds: contact_id, priorities: priority },
      ...{ unanswered: query.unanswered, unread: query.unread },
      created: { since: query.created_since, until: query.created_until },
      updated: { since: query.updated_since, until: query.updated_until },
    }
    const page = await listConversations(scope, filters, { sort, cursor, limit })
    return { ...page, items: await withDueTimes(scope, page.items) }
  },
})

export const countConversations = consoleRoute({
  name: 'count-conversations',
  method: 'GET',
  url: '/api/v1/conversations/counters',
  tag,
  summary: 'Numbers for the folders beside the list; 100 stands for more than 99.',
  permission: 'conversations.read',
  response: ConversationCounters,
  handler: ({ scope }) => readCounters(scope),
})

export const listMentions = consoleRoute({
  name: 'list-mentions',
  method: 'GET',
  url: '/api/v1/conversations/mentions',
  tag,
  summary: 'The last 100 notes that name the caller and that they have not seen.',
  permission: 'conversations.read',
  response: z.object({ items: z.array(MentionView) }),
  handler: async ({ scope, actor }) => {
    const rows = await listUnseenMentions(scope, memberOf(actor), 100)
    return { items: rows.map(({ body, ...rest }) => ({ ...rest, preview: shorten(body, 300) })) }
  },
})

export const startNewConversation = consoleRoute({
  name: 'start-conversation',
  method: 'POST',
  url: '/api/v1/conversations',
  tag,
  summary: 'Starts a conversation with a contact in an inbox, with its first message or without.',
  status: 201,
  permission: 'conversations.write',
  body: StartConversationBody,
  response: ConversationView,
  handler: async ({ scope, body }) => {
    const { inbox_id: inboxId, contact_id: contactId, message } = body
    const id = await beginConversation(scope, { inboxId, contactId, message })
    return changedView(scope, id)
  },
})

export const takeNext = consoleRoute({
  name: 'take-next-conversation',
  method: 'POST',
  url: '/api/v1/conversations/next',
  tag,
  summary: 'Gives the caller, of what is nobody’s and theirs to take, the conversation that waits longest.',
  permission: 'conversations.write',
  response: ConversationView,
  handler: async ({ scope, actor }) => changedView(scope, await takeNextConversation(scope, memberOf(actor))),
})

export const getOneConversation = consoleRoute({
  name: 'get-conversation',
  method: 'GET',
  url: '/api/v1/conversations/:id',
  tag,
  summary: 'One conversation.',
  permission: 'conversations.read',
  params,
  response: ConversationView,
  handler: ({ scope, params: { id } }) => getSeen(scope, id),
})

export const listConversationAudience = consoleRoute({
  name: 'list-conversation-audience',
  method: 'GET',
  url: '/api/v1/conversations/:id/audience',
  tag,
  summary: 'Who of the company may read it: a note that names somebody else does not reach them.',
  permission: 'conversations.read',
  params,
  response: AudienceView,
  handler: async ({ scope, params: { id } }) => ({ member_ids: await listAudience(scope, id) }),
})

export const updateConversation = consoleRoute({
  name: 'update-conversation',
  method: 'PATCH',
  url: '/api/v1/conversations/:id',
  tag,
  summary: 'Changes the priority: 0 none, 1 low, 2 high, 3 urgent.',
  permission: 'conversations.write',
  params,
  body: UpdateConversationBody,
  response: ConversationView,
  handler: async ({ scope, params: { id }, body }) => {
    if (body.priority === undefined) return getSeen(scope, id)
    await setPriority(scope, id, body.priority)
    return changedView(scope, id)
  },
})

export const resolveOne = consoleRoute({
  name: 'resolve-conversation',
  method: 'POST',
  url: '/api/v1/conversations/:id/resolve',
  tag,
  summary: 'Done. Where the inbox asks for a label, it needs one.',
  permission: 'conversations.write',
  params,
  body: ResolveBody,
  response: ConversationView,
  handler: async ({ scope, params: { id }, body }) => {
    await resolveConversation(scope, id, body.label_ids)
    return changedView(scope, id)
  },
})

export const reopenOne = consoleRoute({
  name: 'reopen-conversation',
  method: 'POST',
  url: '/api/v1/conversations/:id/reopen',
  tag,
  summary: 'Open again. If who had it is full by now, it is in nobody’s hands.',
  permission: 'conversations.write',
  params,
  response: ConversationView,
  handler: async ({ scope, params: { id } }) => {
    await reopenConversation(scope, id)
    return changedView(scope, id)
  },
})

export const holdOne = consoleRoute({
  name: 'hold-conversation',
  method: 'POST',
  url: '/api/v1/conversations/:id/pending',
  tag,
  summary: 'Leaves it to a bot: nobody is asked to act.',
  permission: 'conversations.write',
  params,
  response: ConversationView,
  handler: async ({ scope, params: { id } }) => {
    await setPending(scope, id)
    return changedView(scope, id)
  },
})

export const snoozeOne = consoleRoute({
  name: 'snooze-conversation',
  method: 'POST',
  url: '/api/v1/conversations/:id/snooze',
  tag,
  summary: 'Out of the way until an instant, or (null) until the customer writes.',
  permission: 'conversations.write',
  params,
  body: SnoozeBody,
  response: ConversationView,
  handler: async ({ scope, params: { id }, body }) => {
    await snoozeConversation(scope, id, body.until)
    return changedView(scope, id)
  },
})

export const assignOne = consoleRoute({
  name: 'assign-conversation',
  method: 'PUT',
  url: '/api/v1/conversations/:id/assignee',
  tag,
  summary: 'Gives it to somebody who has room, or (null) takes it from who has it.',
  permission: 'conversations.assign',
  params,
  body: AssignBody,
  response: ConversationView,
  handler: async ({ scope, params: { id }, body }) => {
    await assignConversation(scope, id, body.member_id)
    return changedView(scope, id)
  },
})

export const transferOne = consoleRoute({
  name: 'transfer-conversation',
  method: 'PUT',
  url: '/api/v1/conversations/:id/team',
  tag,
  summary: "Puts it into a team's hands; whoever had it no longer does.",
  permission: 'conversations.assign',
  params,
  body: TransferBody,
  response: ConversationView,
  handler: async ({ scope, params: { id }, body }) => {
    await transferConversation(scope, id, body.team_id)
    return changedView(scope, id)
  },
})

export const handOnOne = consoleRoute({
  name: 'hand-on-conversation',
  method: 'POST',
  url: '/api/v1/conversations/:id/hand-on',
  tag,
  summary: 'Passes it on to somebody or to a team, with a note. Who has it may; another’s needs the right to assign.',
  permission: 'conversations.write',
  params,
  body: HandOnBody,
  response: ConversationView,
  handler: async ({ scope, params: { id }, body }) => {
    const to = 'member_id' in body ? { memberId: body.member_id } : { teamId: body.team_id }
    await handOn(scope, id, to, body.note ?? '')
    return changedView(scope, id)
  },
})

export const listWhoHasRoom = consoleRoute({
  name: 'list-room',
  method: 'GET',
  url: '/api/v1/conversations/room',
  tag,
  summary: 'To whom a conversation can be passed on, and how many each has of how many they may.',
  permission: 'conversations.write',
  use: 'read',
  response: z.object({ items: z.array(RoomView) }),
  handler: async ({ scope }) => ({ items: await listRoom(scope) }),
})

export const labelOne = consoleRoute({
  name: 'label-conversation',
  method: 'PATCH',
  url: '/api/v1/conversations/:id/labels',
  tag,
  summary: 'Gives it labels and takes labels away; those that are not named stay.',
  permission: 'conversations.write',
  params,
  body: LabelsBody,
  response: ConversationView,
  handler: async ({ scope, params: { id }, body }) => {
    await changeLabels(scope, id, body)
    return changedView(scope, id)
  },
})

export const seeOne = consoleRoute({
  name: 'see-conversation',
  method: 'POST',
  url: '/api/v1/conversations/:id/seen',
  tag,
  summary: 'The caller has seen it up to this number.',
  permission: 'conversations.read',
  use: 'read',
  params,
  body: SeenBody,
  response: SeenView,
  handler: ({ scope, actor, params: { id }, body }) =>
    markSeen(scope, { conversationId: id, memberId: memberOf(actor), seq: body.seq }),
})

/** @throws conversation_not_found (404) */
async function getSeen(scope: TenantScope, id: ConversationId): Promise<ConversationView> {
  const view = await findConversationView(scope, id)
  if (view === undefined) throw conversationErrors.conversation_not_found()
  return withDueTime(scope, view)
}

/** As it is for who has just changed it. */
async function changedView(scope: TenantScope, id: ConversationId): Promise<ConversationView> {
  return withDueTime(scope, await getChangedView(scope, id))
}
