import { canonicalPhone } from '../../contacts/index.ts'

/** By what a person is found in texts. Everything is as somebody wrote it; `personPattern` makes it independent of spelling. */
export interface PersonTerms {
  /** Whole names, of one word too. */
  names: string[]
  emails: string[]
  /** E.164, or the digits of what is no phone we know. */
  phones: string[]
  /** CPF, CNPJ and other long numbers: digits alone. */
  numbers: string[]
  /** @handles, user ids of the company's site, plates: one word, compared whole. */
  handles: string[]
  /** What the person themselves wrote down in their messages, and colleagues may have repeated there. */
  said: { emails: string[]; numbers: string[] }
}

/** What a contact's row and identities say of who they are. */
export interface PersonRecord {
  name: string
  email: string | null
  phone: string | null
  attributes: unknown
  notes: string
}

export interface PersonIdentity {
  kind: string
  externalId: string
}

export function collectTerms(records: readonly PersonRecord[], identities: readonly PersonIdentity[]): PersonTerms {
  const terms = noTerms()
  for (const { name, email, phone, attributes, notes } of records) {
    addName(terms, name)
    if (email !== null) terms.emails.push(email)
    if (phone !== null) terms.phones.push(phone)
    for (const value of leavesOf(attributes)) addValue(terms, value)
    // Notes are colleagues' words: the numbers in them are likely the person's, and count in their own conversations.
    addSaid(terms, notes)
  }
  for (const { kind, externalId } of identities) {
    if (kind === 'email') terms.emails.push(externalId)
    else if (kind === 'phone' || kind === 'whatsapp_lid' || kind === 'whatsapp_bsuid')
      addValue(terms, externalId.replace(/@.*$/, ''))
    // A visitor's id is a secret of a browser and random: nobody writes it into a text.
    else if (kind !== 'visitor') addValue(terms, externalId)
  }
  return distinct(terms)
}

export function noTerms(): PersonTerms {
  return { names: [], emails: [], phones: [], numbers: [], handles: [], said: { emails: [], numbers: [] } }
}

export function mergeTerms(a: PersonTerms, b: PersonTerms): PersonTerms {
  const both = (key: 'names' | 'emails' | 'phones' | 'numbers' | 'handles') => [...a[key], ...b[key]]
  return distinct({
    names: both('names'),
    emails: both('emails'),
    phones: both('phones'),
    numbers: both('numbers'),
    handles: both('handles'),
    said: {
      emails: [...a.said.emails, ...b.said.emails],
      numbers: [...a.said.numbers, ...b.said.numbers],
    },
  })
}

export function addName(terms: PersonTerms, name: string): void {
  if (/[\p{L}\p{N}]{2}/u.test(name)) terms.names.push(name.trim())
}

const EMAIL = /[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+\.[\p{L}]{2,}/gu
/** Eight digits and more, however parted. */
const NUMBER = /\d(?:[\s().\-–/]{0,3}\d){7,14}/g

/** E-mails and long numbers of a text. */
export function addSaid(terms: PersonTerms, text: string): void {
  for (const [email] of text.matchAll(EMAIL)) terms.said.emails.push(email.replace(/\.+$/, ''))
  for (const [number] of text.matchAll(NUMBER)) terms.said.numbers.push(digitsOf(number))
}

/** One value of a record: an address, a phone, a document, a handle; words and short values name nobody. */
function addValue(terms: PersonTerms, value: string): void {
  const text = value.trim()
  const digits = digitsOf(text)
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) terms.emails.push(text)
  else if (/^[+\d\s().\-–/]+$/.test(text) && digits.length >= 8) {
    const phone = canonicalPhone(text)
    if (phone !== undefined) terms.phones.push(phone)
    terms.numbers.push(digits)
  } else if (/^@[\p{L}\p{N}._-]{2,}$/u.test(text)) terms.handles.push(text.slice(1))
  else if (/^\S{6,100}$/.test(text) && /\d/.test(text) && /\p{L}/u.test(text)) terms.handles.push(text)
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(leavesOf)
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

function distinct(terms: PersonTerms): PersonTerms {
  const once = (list: readonly string[]) => [...new Set(list)].slice(0, MAX_OF_A_KIND)
  return {
    names: once(terms.names),
    emails: once(terms.emails),
    phones: once(terms.phones),
    numbers: once(terms.numbers),
    handles: once(terms.handles),
    said: { emails: once(terms.said.emails), numbers: once(terms.said.numbers) },
  }
}

/** A pattern is compiled by every connection that uses it: nobody has 200 names, and a flood of them must not stop erasure. */
const MAX_OF_A_KIND = 200
