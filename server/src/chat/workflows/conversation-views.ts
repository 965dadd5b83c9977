import type { ConversationView } from '@recado/contracts/conversations'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { addBusinessMinutes, type Calendar, findCalendar } from '../calendars/index.ts'
import type { DueTime, ServiceTargets, TargetedConversation } from '../conversations/index.ts'

/** Part of a target after which a conversation is shown to be at risk. */
const WARN_AFTER = 0.75

/**
 * Conversations with the times by which they are to be answered and resolved, counted in the business hours of their
 * inboxes. What waits since an instant is due so many minutes later whichever turn it is, not only the first.
 */
export async function withDueTimes(
  scope: TenantScope,
  conversations: readonly TargetedConversation[],
): Promise<ConversationView[]> {
  const views: ConversationView[] = []
  for (const { targets, ...conversation } of conversations) {
    const calendar = await readCalendar(scope, targets)
    const { status, waiting_since } = conversation
    // A bot's and what is done are nobody's to hurry for.
    const counts = status === 'open' || status === 'snoozed'
    const answer =
      counts && waiting_since !== null ? due(targets, calendar, waiting_since, targets.firstAnswerMinutes) : NONE
    const resolution = counts ? due(targets, calendar, targets.openedAt, targets.resolutionMinutes) : NONE
    views.push({
      ...conversation,
      ...({
        first_answer_warn_at: answer.warn,
        first_answer_due_at: answer.due,
        resolution_warn_at: resolution.warn,
        resolution_due_at: resolution.due,
      } satisfies Pick<ConversationView, DueTime>),
    })
  }
  return views
}

export async function withDueTime(scope: TenantScope, conversation: TargetedConversation): Promise<ConversationView> {
  const [view] = await withDueTimes(scope, [conversation])
  if (view === undefined) throw new Error('a conversation has a view')
  return view
}

interface Due {
  warn: Date | null
  due: Date | null
}

const NONE: Due = { warn: null, due: null }

// A list asks for the same again and again, and a count over a night and a weekend takes some 0.1 ms.
const counted = new Map<string, Due>()
const MOST_COUNTED = 20_000

function due(
  { calendarId, calendarVersion }: ServiceTargets,
  calendar: Calendar | undefined,
  from: Date,
  minutes: number | null,
): Due {
  if (minutes === null) return NONE
  if (calendar === undefined) return { warn: later(from, minutes * WARN_AFTER), due: later(from, minutes) }
  const key = `${calendarId} ${calendarVersion} ${from.getTime()} ${minutes}`
  let known = counted.get(key)
  if (known === undefined) {
    known = {
      warn: addBusinessMinutes(calendar, from, minutes * WARN_AFTER) ?? null,
      due: addBusinessMinutes(calendar, from, minutes) ?? null,
    }
    if (counted.size >= MOST_COUNTED) counted.clear()
    counted.set(key, known)
  }
  return known
}

function later(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * 60_000)
}

/** By id and version: a calendar that was changed is read anew, by every node. */
const calendars = new Map<string, Calendar>()
const MOST_CALENDARS = 1_000

async function readCalendar(
  scope: TenantScope,
  { calendarId, calendarVersion }: ServiceTargets,
): Promise<Calendar | undefined> {
  if (calendarId === null) return undefined
  const key = `${calendarId} ${calendarVersion}`
  const known = calendars.get(key)
  if (known !== undefined) return known
  const calendar = await findCalendar(scope, calendarId)
  if (calendar === undefined) return undefined
  if (calendars.size >= MOST_CALENDARS) calendars.clear()
  calendars.set(key, calendar)
  return calendar
}
