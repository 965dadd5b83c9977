import { type ConversationView, conversationEndpoints } from '@recado/contracts/conversations'
import type { ConversationId } from '@recado/contracts/ids'
import { shorten } from '@recado/contracts/shorten'
import { listRoom } from '../../../../core/members/index.ts'
import { consoleRoute } from '../../../../http/console/console-route.ts'
import { memberOf } from '../../../../http/console/member-of.ts'
import type { TenantScope } from '../../../../tenancy/tenant-scope.ts'
import { beginConversation } from '../../../workflows/begin-conversation.ts'
import { withDueTime, withDueTimes } from '../../../workflows/conversation-views.ts'
import { changeLabels } from '../../../workflows/label-conversation.ts'
import { listAudience } from '../../../workflows/list-audience.ts'
import { resolveConversation } from '../../../workflows/resolve-conversation.ts'
import {
  assignConversation,
  conversationErrors,
  findConversationView,
  getChangedView,
  handOn,
  holdConversation,
  listConversations,
  listUnseenMentions,
  markSeen,
  readCounters,
  reopenConversation,
  setPriority,
  snoozeConversation,
  takeNextConversation,
  transferConversation,
} from '../../index.ts'

export const listTenantConversations = consoleRoute(conversationEndpoints.list, {
  permission: 'conversations.read',
  handler: async ({ scope, actor, query }) => {
    const { status, assignee, team_id, inbox_id, label_id, contact_id, priority, sort, cursor, limit } = query
    const filters = {
      statuses: status,
      assigneeIds: assignee?.map((who) => (who === 'me' ? memberOf(actor) : who === 'none' ? null : who)),
      teamIds: team_id?.map((team) => (team === 'none' ? null : team)),
      inboxIds: inbox_id,
      labelIds: label_id,
      contactIds: contact_id,
      priorities: priority,
      unanswered: query.unanswered,
      unread: query.unread,
      created: { since: query.created_since, until: query.created_until },
      updated: { since: query.updated_since, until: query.updated_until },
    }
    const page = await listConversations(scope, filters, { sort, cursor, limit })
    return { ...page, items: await withDueTimes(scope, page.items) }
  },
})

export const countConversations = consoleRoute(conversationEndpoints.count, {
  permission: 'conversations.read',
  handler: ({ scope }) => readCounters(scope),
})

export const listMentions = consoleRoute(conversationEndpoints.listMentions, {
  permission: 'conversations.read',
  handler: async ({ scope, actor }) => {
    const rows = await listUnseenMentions(scope, memberOf(actor), 100)
    return { items: rows.map(({ body, ...rest }) => ({ ...rest, preview: shorten(body, 300) })) }
  },
})

export const startNewConversation = consoleRoute(conversationEndpoints.start, {
  permission: 'conversations.write',
  handler: async ({ scope, body }) => {
    const { inbox_id: inboxId, contact_id: contactId, message } = body
    const id = await beginConversation(scope, { inboxId, contactId, message })
    return changedView(scope, id)
  },
})

export const takeNext = consoleRoute(conversationEndpoints.takeNext, {
  permission: 'conversations.write',
  handler: async ({ scope, actor }) => changedView(scope, await takeNextConversation(scope, memberOf(actor))),
})

export const getOneConversation = consoleRoute(conversationEndpoints.get, {
  permission: 'conversations.read',
  handler: ({ scope, params: { id } }) => getSeen(scope, id),
})

export const listConversationAudience = consoleRoute(conversationEndpoints.listAudience, {
  permission: 'conversations.read',
  handler: async ({ scope, params: { id } }) => ({ member_ids: await listAudience(scope, id) }),
})

export const updateConversation = consoleRoute(conversationEndpoints.update, {
  permission: 'conversations.write',
  handler: async ({ scope, params: { id }, body }) => {
    if (body.priority === undefined) return getSeen(scope, id)
    await setPriority(scope, id, body.priority)
    return changedView(scope, id)
  },
})

export const resolveOne = consoleRoute(conversationEndpoints.resolve, {
  permission: 'conversations.write',
  handler: async ({ scope, params: { id }, body }) => {
    await resolveConversation(scope, id, body.label_ids)
    return changedView(scope, id)
  },
})

export const reopenOne = consoleRoute(conversationEndpoints.reopen, {
  permission: 'conversations.write',
  handler: async ({ scope, params: { id } }) => {
    await reopenConversation(scope, id)
    return changedView(scope, id)
  },
})

export const holdOne = consoleRoute(conversationEndpoints.hold, {
  permission: 'conversations.write',
  handler: async ({ scope, params: { id } }) => {
    await holdConversation(scope, id)
    return changedView(scope, id)
  },
})

export const snoozeOne = consoleRoute(conversationEndpoints.snooze, {
  permission: 'conversations.write',
  handler: async ({ scope, params: { id }, body }) => {
    await snoozeConversation(scope, id, body.until)
    return changedView(scope, id)
  },
})

export const assignOne = consoleRoute(conversationEndpoints.assign, {
  permission: 'conversations.assign',
  handler: async ({ scope, params: { id }, body }) => {
    await assignConversation(scope, id, body.member_id)
    return changedView(scope, id)
  },
})

export const transferOne = consoleRoute(conversationEndpoints.transfer, {
  permission: 'conversations.assign',
  handler: async ({ scope, params: { id }, body }) => {
    await transferConversation(scope, id, body.team_id)
    return changedView(scope, id)
  },
})

export const handOnOne = consoleRoute(conversationEndpoints.handOn, {
  permission: 'conversations.write',
  handler: async ({ scope, params: { id }, body }) => {
    const to = 'member_id' in body ? { memberId: body.member_id } : { teamId: body.team_id }
    await handOn(scope, id, to, body.note ?? '')
    return changedView(scope, id)
  },
})

export const listWhoHasRoom = consoleRoute(conversationEndpoints.listRoom, {
  permission: 'conversations.write',
  use: 'read',
  handler: async ({ scope }) => ({ items: await listRoom(scope) }),
})

export const labelOne = consoleRoute(conversationEndpoints.label, {
  permission: 'conversations.write',
  handler: async ({ scope, params: { id }, body }) => {
    await changeLabels(scope, id, body)
    return changedView(scope, id)
  },
})

export const markOneSeen = consoleRoute(conversationEndpoints.see, {
  permission: 'conversations.read',
  use: 'read',
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
