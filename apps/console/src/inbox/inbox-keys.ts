import type { ConversationSort, ConversationView } from '@recado/contracts/conversations'
import type { ConversationId } from '@recado/contracts/ids'
import type { Filters } from './inbox.api.ts'

/** Under which keys the inbox keeps what it has read. First words, as `useAct` names them, stand alone. */
export const inboxKeys = {
  lists: ['conversations'] as const,
  list: (filters: Filters, sort: ConversationSort = 'recent') => ['conversations', filters, sort] as const,
  conversation: (id: ConversationId) => ['conversation', id] as const,
  thread: (id: ConversationId) => ['thread', id] as const,
  /** Whose it is belongs to the key: that decides who sees it. */
  audience: ({ id, assignee_id, team_id }: ConversationView) => ['audience', id, assignee_id, team_id] as const,
  counters: ['conversation-counters'] as const,
  mentions: ['conversation-mentions'] as const,
  views: ['saved-views'] as const,
  colleagues: ['colleagues'] as const,
  teams: ['teams'] as const,
  labels: ['labels'] as const,
  inboxes: ['inboxes-of-company'] as const,
  work: ['own-work'] as const,
}
