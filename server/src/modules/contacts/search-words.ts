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
  const email = /^\S+@\S*$/.test(typed.trim())
  const phone = /^[+\d\s().-]{4,}$/.test(typed.trim())
  const words = email ? [fold(typed.trim())] : phone ? [typed.replace(/\D/g, '')] : foldedWords(typed)
  const lexemes = words.slice(0, 10).filter((word) => word !== '')
  // Quotes and backslashes cannot be in a folded word; the e-mail's are doubled, as a tsquery wants them.
  return lexemes.length === 0
    ? undefined
    : lexemes.map((word) => `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}':*`).join(' & ')
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
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
