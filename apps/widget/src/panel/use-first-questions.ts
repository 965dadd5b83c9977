import type { Outgoing } from '../client/outgoing.ts'
import type { WidgetConfig } from '../client/widget-state.ts'
import { useWidgetState } from '../launcher/widget-context.ts'

export type Question = WidgetConfig['settings']['pre_chat'] extends readonly (infer Field)[] | undefined ? Field : never

const OWN = new Set(['name', 'email', 'phone'])
const NONE: Question[] = []

/** What is asked before the first message: of nobody who is known, and no name of somebody whom the site named. */
export function useFirstQuestions(id: string | null, outgoing: readonly Outgoing[]): readonly Question[] {
  const fields = useWidgetState(({ config }) => config.settings.pre_chat) ?? NONE
  const verified = useWidgetState((now) => now.verified)
  const isKnown = useWidgetState(({ contact, conversations, verified: named }) =>
    named ? conversations.length > 0 : contact !== null || conversations.length > 0,
  )
  const hasAnswered = outgoing.some(({ refusal }) => refusal === undefined)
  if (id !== null || isKnown || hasAnswered) return NONE
  return verified ? fields.filter(({ key }) => !OWN.has(key)) : fields
}
