import { type PreChatQuestion, readPreChatAnswer } from '@recado/contracts/pre-chat-answers'
import { isBlank } from '@recado/contracts/unseen'
import type { TextKey } from '../texts.ts'

export interface Asked extends Omit<PreChatQuestion, 'kind'> {
  kind: PreChatQuestion['kind'] | 'lines'
}

/** What is wrong with an answer, as the key of its text; undefined when nothing is. The server asks the same rule. */
export function checkAnswer({ kind, ...field }: Asked, value: string): TextKey | undefined {
  if (kind === 'lines') return field.required && isBlank(value) ? 'field.required' : undefined
  const { reason } = readPreChatAnswer({ ...field, kind }, value)
  return reason && `field.${reason}`
}
