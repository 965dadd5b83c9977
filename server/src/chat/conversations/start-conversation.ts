import type { ContactId, ConversationId, InboxId, MemberId } from '@recado/contracts/ids'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { capacityReached } from './capacity-reached.ts'
import {
  type ConversationRow,
  findContactForStart,
  findInboxForStart,
  findLastConversationRow,
  findOpenConversationRow,
  insertConversation,
  takeProtocolNumber,
} from './conversations.sql.ts'
import { emitConversation } from './emit-conversation.ts'
import { errors } from './errors.ts'
import { planDistribution } from './job-payloads.ts'

/**
 * A new conversation in the team of its inbox, with a protocol number of the tenant's day. In a rotating inbox somebody
 * is given it by a job, after commit.
 *
 * @param input.status `pending` when a bot takes it first. Default open.
 * @param input.importedFrom when its first message was said, long ago: it is resolved from the beginning, and nobody is given it
 * @param input.assigneeId who has it from the beginning
 * @throws inbox_not_found, contact_not_found (404), contact_blocked, member_at_capacity, own_capacity_reached (409)
 */
export async function startConversation(
  scope: TenantScope,
  input: {
    inboxId: InboxId
    contactId: ContactId
    status?: 'open' | 'pending'
    assigneeId?: MemberId | null
    importedFrom?: Date
  },
): Promise<ConversationRow> {
  const [inbox, contact] = await Promise.all([
    findInboxForStart(scope, input.inboxId),
    findContactForStart(scope, input.contactId),
  ])
  if (inbox === undefined) throw errors.inbox_not_found()
  if (contact === undefined) throw errors.contact_not_found()
  if (contact.blocked) throw errors.contact_blocked()
  const day = localDay(scope.clock.now(), scope.tenant.timezone)
  const number = await takeProtocolNumber(scope, day)
  const assigneeId = input.assigneeId ?? null
  const { importedFrom } = input
  const row = {
    id: newId<ConversationId>(),
    inbox_id: input.inboxId,
    contact_id: input.contactId,
    protocol: `${day.replaceAll('-', '')}-${String(number).padStart(4, '0')}`,
    team_id: inbox.team_id,
    assignee_id: assigneeId,
    assigned_at: assigneeId === null ? null : scope.clock.now(),
    ...(importedFrom === undefined
      ? { status: input.status ?? ('open' as const) }
      : { status: 'resolved' as const, resolved_at: importedFrom }),
  }
  const conversation = await insertConversation(scope, row, importedFrom).catch((error: unknown) => {
    throw capacityReached(scope, assigneeId, error) ?? error
  })
  await emitConversation(scope, 'conversation.created', conversation.id)
  if (
    inbox.assignment === 'rotation' &&
    inbox.team_id !== null &&
    conversation.status === 'open' &&
    assigneeId === null
  ) {
    await planDistribution(scope, inbox.team_id)
  }
  return conversation
}

/** The newest conversation of a contact in an inbox that is not resolved. */
export function findOpenConversation(
  scope: TenantScope,
  by: { inboxId: InboxId; contactId: ContactId },
): Promise<ConversationRow | undefined> {
  return findOpenConversationRow(scope, by)
}

/** The newest conversation of a contact in an inbox, resolved or not; with `at` the one where what was said then belongs. */
export function findLastConversation(
  scope: TenantScope,
  by: { inboxId: InboxId; contactId: ContactId },
  at?: Date,
): Promise<ConversationRow | undefined> {
  return findLastConversationRow(scope, by, at)
}

/** YYYY-MM-DD as the tenant's calendar has it at that instant. */
function localDay(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
}
