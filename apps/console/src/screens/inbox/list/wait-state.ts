import type { ConversationView } from '@recado/contracts/conversations'

export type WaitState = 'neutral' | 'warn' | 'late'

/** How a wait stands to its target at a moment; neutral where there is none. */
export function waitState(
  due: Pick<ConversationView, 'first_answer_warn_at' | 'first_answer_due_at'>,
  now: number,
): WaitState {
  if (due.first_answer_due_at !== null && due.first_answer_due_at.getTime() <= now) return 'late'
  return due.first_answer_warn_at !== null && due.first_answer_warn_at.getTime() <= now ? 'warn' : 'neutral'
}
