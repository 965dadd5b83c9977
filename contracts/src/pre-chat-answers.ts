import { findPhone } from '@recado/brazil/find-phone'
import { EMAIL_PATTERN, MAX_EMAIL } from './email-pattern.ts'
import { isBlank, plainText } from './unseen.ts'

/** A question before the first message, as an inbox's settings have it. */
export interface PreChatQuestion {
  key: string
  kind: 'text' | 'email' | 'phone' | 'choice'
  required?: boolean | undefined
  choices?: readonly string[] | undefined
}

/** Why an answer is not taken. */
export type PreChatReason = 'required' | 'email' | 'phone' | 'choice' | 'too_long'

export type PreChatReading =
  | { answers: Record<string, string>; refused?: undefined }
  | { answers?: undefined; refused: { key: string; reason: PreChatReason } }

/**
 * The one rule on answers to an inbox's questions: the widget asks it before it sends, the server when it receives. Gives
 * the answers in their stored form (phones as E.164, e-mails in lower case, one line each), or the first question whose
 * answer is refused. Answers to what was not asked are left out. Imports no schema library: it is part of the widget.
 */
export function readPreChat(
  questions: readonly PreChatQuestion[],
  given: Readonly<Record<string, string | undefined>>,
): PreChatReading {
  const answers: Record<string, string> = {}
  for (const question of questions) {
    const { value, reason } = readPreChatAnswer(question, given[question.key] ?? '')
    if (reason !== undefined) return { refused: { key: question.key, reason } }
    if (value !== undefined) answers[question.key] = value
  }
  return { answers }
}

/** One answer: its value (undefined when it is blank and may be), or why it is refused. */
export function readPreChatAnswer(
  question: PreChatQuestion,
  given: string,
): { value?: string | undefined; reason?: PreChatReason | undefined } {
  const { key, required, choices = [] } = question
  if (isBlank(given)) return required ? { reason: 'required' } : {}
  const kind = OWN_KINDS[key] ?? question.kind
  if (kind === 'email') {
    const email = plainText(given).toLowerCase()
    return email.length <= MAX_EMAIL && EMAIL_PATTERN.test(email) ? { value: email } : { reason: 'email' }
  }
  if (kind === 'phone') {
    const phone = findPhone(plainText(given))
    return phone === undefined ? { reason: 'phone' } : { value: phone }
  }
  const line = given.replace(/[\p{Zl}\p{Zp}\p{Cc}]+/gu, ' ').trim()
  if (kind === 'choice' && choices.length > 0 && !choices.includes(line)) return { reason: 'choice' }
  return line.length > MAX_ANSWER ? { reason: 'too_long' } : { value: line }
}

/** In characters. */
export const MAX_ANSWER = 400

/** These are the contact's own fields, whatever kind of question asks for them. */
const OWN_KINDS: Readonly<Record<string, PreChatQuestion['kind']>> = { email: 'email', phone: 'phone' }
