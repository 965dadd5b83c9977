export interface SentencePart {
  /** Where it begins in the sentence. */
  at: number
  text: string
  /** The node of a number; undefined between them. */
  node: string | undefined
}

/** A sentence in parts, each number that is known by its text on its own; the longest text wins: "R$ 6.000/mês" over "R$ 6". */
export function linkNumbers(sentence: string, byText: ReadonlyMap<string, string>): SentencePart[] {
  const texts = [...byText.keys()].filter((text) => /\d/.test(text)).sort((a, b) => b.length - a.length)
  const parts: SentencePart[] = []
  let from = 0
  for (let at = 0; at < sentence.length; at += 1) {
    if (!/[\d$€-]|[A-Z]/.test(sentence[at] ?? '') || isInside(sentence, at)) continue
    const found = texts.find((text) => sentence.startsWith(text, at) && !continues(sentence, at + text.length))
    if (found === undefined) continue
    if (at > from) parts.push({ at: from, text: sentence.slice(from, at), node: undefined })
    parts.push({ at, text: found, node: byText.get(found) })
    from = at + found.length
    at = from - 1
  }
  if (from < sentence.length) parts.push({ at: from, text: sentence.slice(from), node: undefined })
  return parts
}

/** In the middle of another number or word. */
function isInside(sentence: string, at: number): boolean {
  return /[\p{L}\d.,$]/u.test(sentence[at - 1] ?? '')
}

/** The number goes on: "R$ 6" of "R$ 6.000", "10" of "10%". A full stop behind it ends the sentence. */
function continues(sentence: string, end: number): boolean {
  return /^([\d%/]|[.,]\d)/.test(sentence.slice(end))
}
