import type { TextKey } from '../texts.ts'

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/
/** An area code and a number, with whatever stands between. */
const PHONE_DIGITS = 10

/** What is wrong with an answer, as the key of its text; undefined when nothing is. The server checks again. */
export function checkAnswer(field: { kind: string; required?: boolean }, value: string): TextKey | undefined {
  const answer = value.trim()
  if (answer === '') return field.required ? 'field.required' : undefined
  if (field.kind === 'email' && !EMAIL.test(answer)) return 'field.email'
  if (field.kind === 'phone' && answer.replace(/\D/g, '').length < PHONE_DIGITS) return 'field.phone'
  return undefined
}
