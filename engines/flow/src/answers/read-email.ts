import { type Reading, refused, taken } from './reading.ts'
import { spokenAddress } from './spoken-address.ts'

/** Endings that no domain has: slips of ".com", after which nothing would arrive. */
const SLIPS = /\.(?:con|cpm|comm|coom|vom|xom|ocm|cmo|comn|cim|combr|com\.b|com\.rb)$/
/** Big providers have few endings: "gmail.co" and "hotmail.cm" are slips, too. */
const PROVIDER = /^(?:gmail|hotmail|outlook|icloud|yahoo)\.(.+)$/
const ENDINGS = /^(?:com|com\.br|com\.ar|com\.mx|com\.pt|fr|es|it|de|pt|co\.uk|ca|cl|net)$/

/**
 * Finds one e-mail address in a sentence ("meu e-mail é ana@exemplo.com.br", "ana arroba exemplo ponto com ponto br") and
 * gives it in lower case.
 */
export function readEmail(text: string): Reading<string> {
  const written = text.slice(0, 1_000).replace(/(@[a-z0-9.-]+),(?=(?:com|net|org|br)\b)/gi, '$1.')
  const candidates = [
    ...new Set(
      written
        .split(/[\s<>()[\],;:"'“”]+/)
        .filter((word) => word.includes('@') && word.length > 1)
        .map(cleaned),
    ),
  ]
  const whole = candidates.filter(isAddress)
  if (candidates.length === 1 && whole.length === 1) return taken(whole[0]!)
  if (candidates.length > 1 || /\bou\b.*@|@.*\bou\b/.test(written)) return refused('email')
  const spoken = spokenAddress(written)
  return spoken !== undefined && isAddress(spoken) ? taken(spoken) : refused('email')
}

function cleaned(word: string): string {
  return word
    .replace(/^mailto:/i, '')
    .replace(/^[.!?*_~]+(?=[^@]*@)|[.!?*~]+$/g, '')
    .toLowerCase()
}

function isAddress(address: string): boolean {
  if (address.length > 254) return false
  const [local, domain, rest] = address.split('@')
  if (!local || !domain || rest !== undefined || local.length > 64) return false
  if (!/^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+$/.test(local) || local.startsWith('.') || local.endsWith('.')) return false
  if (local.includes('..') || SLIPS.test(domain)) return false
  const ending = PROVIDER.exec(domain)?.[1]
  if (ending !== undefined && !ENDINGS.test(ending)) return false
  const labels = domain.split('.')
  return (
    labels.length >= 2 &&
    labels.every((label) => label.length <= 63 && /^[\p{L}0-9-]+$/u.test(label) && !/^-|-$/.test(label)) &&
    /^(\p{L}{2,}|xn--[a-z0-9-]+)$/u.test(labels.at(-1)!)
  )
}
