import { findPhone } from '@recado/brazil/find-phone'
import { EMAIL_PATTERN, MAX_EMAIL } from '@recado/contracts/email-pattern'
import { shorten } from '@recado/contracts/shorten'
import { isBlank, plainText } from '@recado/contracts/unseen'
import type { IdentityWarning, VisitorIdentity } from '@recado/contracts/widget'
import type { z } from 'zod'

export interface Profile {
  userId: string
  hash: string
  name: string | undefined
  email: string | undefined
  phone: string | undefined
  /** What was not used as it came, the first 20. */
  warnings: IdentityWarning[]
}

/**
 * What is usable of what a site says of its visitor. Sites fill the fields from their own tables, where a phone may be
 * blank or lack its area code; that must not keep anybody from writing.
 */
export function readProfile({ user_id, hash, ...fields }: z.output<typeof VisitorIdentity>): Profile {
  const warnings: IdentityWarning[] = []
  const warn = (field: string, reason: IdentityWarning['reason']) => {
    if (warnings.length < MOST_WARNINGS) warnings.push({ field: shorten(field, 60), reason })
  }
  if (typeof user_id === 'number') warn('user_id', 'not_text')
  const profile: Record<string, string> = {}
  for (const [field, given] of Object.entries(fields)) {
    const read = Object.hasOwn(READERS, field) ? READERS[field] : undefined
    if (read === undefined) {
      warn(field, 'unknown')
      continue
    }
    if (given === undefined) continue
    const { value, reason } = readField(read, given)
    if (reason !== undefined) warn(field, reason)
    if (value !== undefined) profile[field] = value
  }
  const { name, email, phone } = profile
  return { userId: String(user_id), hash, name, email, phone, warnings }
}

const MOST_WARNINGS = 20
const MAX_NAME = 120

type Reading = { value?: string; reason?: IdentityWarning['reason'] }
type Reader = (text: string) => Reading

const READERS: Readonly<Record<string, Reader>> = { name: readName, email: readEmail, phone: readPhoneField }

function readField(read: Reader, given: unknown): Reading {
  if (given === null) return { reason: 'empty' }
  // A phone or a name of digits that a table keeps as a number.
  const text = typeof given === 'number' ? String(given) : given
  if (typeof text !== 'string') return { reason: 'not_text' }
  return isBlank(text) ? { reason: 'empty' } : read(text)
}

function readName(text: string): Reading {
  const name = text
    .toWellFormed()
    .replace(/[\p{Zl}\p{Zp}\p{Cc}]+/gu, ' ')
    .trim()
  return name.length <= MAX_NAME ? { value: name } : { value: shorten(name, MAX_NAME), reason: 'shortened' }
}

function readEmail(text: string): Reading {
  const email = text.length > 1_000 ? text : plainText(text).toLowerCase()
  return email.length <= MAX_EMAIL && EMAIL_PATTERN.test(email) ? { value: email } : { reason: 'malformed' }
}

function readPhoneField(text: string): Reading {
  const phone = findPhone(plainText(text))
  return phone === undefined ? { reason: 'malformed' } : { value: phone }
}
