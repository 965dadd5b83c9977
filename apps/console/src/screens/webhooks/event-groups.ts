/** What an endpoint can be told of, as the form offers it. Each has words in `event_names`. */
export const EVENT_GROUPS = {
  message: ['message.created', 'message.edited', 'message.deleted', 'message.delivery_changed'],
  conversation: [
    ...['conversation.created', 'conversation.assigned', 'conversation.updated', 'conversation.resolved'],
    ...['conversation.reopened', 'conversation.snoozed', 'conversation.rated', 'conversation.read'],
    'conversation.delivered',
  ],
  contact: [
    ...['contact.created', 'contact.updated', 'contact.identified', 'contact.merged', 'contact.blocked'],
    ...['contact.unblocked', 'contact.deleted', 'contact.erased', 'contact.erasure_finished'],
  ],
  lead: ['lead.created', 'lead.touched', 'lead.stage_changed'],
  people: [
    ...['member.added', 'member.updated', 'member.renamed', 'member.photo_changed'],
    ...['member.availability_changed', 'member.removed'],
    ...['team.created', 'team.updated', 'team.retired', 'team.deleted', 'role.created', 'role.updated', 'role.deleted'],
  ],
  flow: ['flow.created', 'flow.updated', 'flow.published', 'flow.unpublished', 'flow.archived', 'flow.restored'],
  execution: ['execution.finished', 'execution.needs_input'],
  set_up: [
    ...['inbox.created', 'inbox.updated', 'inbox.retired', 'inbox.deleted', 'calendar.created', 'calendar.updated'],
    ...['calendar.deleted', 'label.created', 'label.updated', 'label.deleted', 'canned_response.created'],
    ...['canned_response.updated', 'canned_response.deleted', 'usage.warning_reached'],
  ],
} as const satisfies Record<string, readonly string[]>

const OFFERED: ReadonlySet<string> = new Set(Object.values(EVENT_GROUPS).flat())

/** Names that a program chose through the API and that we do not offer: they stay until somebody unticks them. */
export function othersOf(events: readonly string[]): string[] {
  return events.filter((event) => event !== '*' && !OFFERED.has(event))
}
