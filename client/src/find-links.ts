/** A piece of a text: words, or an address to go to. */
export type LinkPart = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string }

const CANDIDATE = /(?:https?:\/\/|www\.)[^\s<>"'`“”‘’«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi
// What ends a sentence ends an address, too, though an address may hold it.
const TRAILING = /[.,;:!?…*_~،؛؟。]+$/

/**
 * Cuts a text at its web and e-mail addresses. Only http, https and mailto ever become links: whatever else a customer
 * writes (`javascript:`, `file:`) stays text.
 */
export function findLinks(text: string): LinkPart[] {
  const parts: LinkPart[] = []
  let from = 0
  for (const match of text.matchAll(CANDIDATE)) {
    const address = trim(match[0])
    const href = hrefOf(address)
    if (href === undefined) continue
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) })
    parts.push({ kind: 'link', text: address, href })
    from = match.index + address.length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}

/** `(veja https://a.com/b_(c))` keeps the bracket that the address opened and leaves the sentence's. */
function trim(candidate: string): string {
  let address = candidate.replace(TRAILING, '')
  while (/[)\]}]$/.test(address)) {
    const closing = address.at(-1) ?? ''
    const opening = { ')': '(', ']': '[', '}': '{' }[closing] ?? ''
    if (count(address, opening) >= count(address, closing)) break
    address = address.slice(0, -1).replace(TRAILING, '')
  }
  return address
}

function hrefOf(address: string): string | undefined {
  if (!/^(?:https?:\/\/|www\.)/i.test(address)) return `mailto:${address}`
  const whole = /^www\./i.test(address) ? `https://${address}` : address
  if (!URL.canParse(whole)) return undefined
  const { hostname, href } = new URL(whole)
  return hostname.includes('.') ? href : undefined
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1
}
