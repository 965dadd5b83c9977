import { plainText } from '@recado/contracts/unseen'
import { fold } from '../../platform/fold.ts'
import { canonicalPhone } from './canonical-phone.ts'

interface Findable {
  name: string
  email: string | null
  phone: string | null
}

/** So that one contact cannot fill the index: a name has far fewer. */
const MAX_WORDS = 60

/**
 * The words to find a contact by, folded (no accents, lower case) and parted by single blanks: the name's, the e-mail
 * whole and its parts, the phone whole and from each place where people begin to say it (area code, number, last four).
 */
export function searchText({ name, email, phone }: Findable): string {
  const words = [...foldedWords(name), ...emailWords(email), ...phoneWords(phone)]
  return [...new Set(words)].slice(0, MAX_WORDS).join(' ')
}

/**
 * What somebody typed as a tsquery: every word must begin one of the contact's. Undefined when it holds nothing to look for.
 */
export function searchQuery(typed: string): string | undefined {
  const visible = fold(plainText(typed)).replace(/^tel:\s*/, '')
  const isEmail = /^\S+@\S*$/.test(visible)
  const isPhone = /^[+\d\s().\-/]{4,}$/.test(visible) && /\d/.test(visible)
  const words = isEmail
    ? [[visible]]
    : isPhone
      ? [phoneBeginnings(visible)]
      : foldedWords(visible).map((word) => [word])
  const lexemes = words.slice(0, 10)
  const all = lexemes
    .map((forms) => (forms.length === 1 ? forms.map(begins).join('') : `(${forms.map(begins).join(' | ')})`))
    .join(' & ')
  // A number as it stands in a link, a chat's address or an old letterhead: "wa.me/55…", "(0xx11) …".
  const phone = isPhone ? undefined : canonicalPhone(typed)
  if (phone !== undefined) return [begins(phone.slice(1)), ...(all === '' ? [] : [`(${all})`])].join(' | ')
  return all === '' ? undefined : all
}

/** Quotes and backslashes cannot be in a folded word; an e-mail's are doubled, as a tsquery wants them. */
function begins(word: string): string {
  return `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}':*`
}

/** How a number that is being typed may begin where it is kept: it has no 0 or 00 before it, and may have no 55. */
function phoneBeginnings(typed: string): string[] {
  const whole = canonicalPhone(typed)
  if (whole !== undefined) return [whole.slice(1)]
  const digits = typed.replace(/\D/g, '')
  const national = digits.replace(/^0+/, '')
  const local = /^(?:00)?55\d{2}/.test(digits) ? [national.slice(2)] : []
  return [...new Set([national === '' ? digits : national, ...local])]
}

function foldedWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

function emailWords(email: string | null): string[] {
  return email === null ? [] : [fold(email), ...foldedWords(email)]
}

function phoneWords(phone: string | null): string[] {
  if (phone === null) return []
  const digits = phone.slice(1)
  const national = digits.startsWith('55') ? [digits.slice(2), digits.slice(4), digits.slice(-8)] : []
  // Without the ninth digit, as whoever has known the number for long writes it.
  const old = digits.length === 13 && digits.startsWith('55') ? [digits.slice(2, 4) + digits.slice(5)] : []
  return [digits, ...national, ...old, digits.slice(-4)]
}
