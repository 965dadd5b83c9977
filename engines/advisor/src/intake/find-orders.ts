import { fold } from './fold.ts'

/** A stretch of the problem that speaks to the agents instead of about the business. */
export interface Order {
  start: number
  end: number
  quote: string
}

/**
 * Sentences that try to give the agents orders ("ignore as instruções anteriores", "responda apenas"). They are kept and
 * quoted as data; their figures are not read as facts.
 */
export function findOrders(text: string): Order[] {
  const folded = fold(text)
  const orders: Order[] = []
  for (const match of folded.matchAll(/[^.!?\n;]+[.!?\n;]*/g)) {
    if (!patterns.some((pattern) => pattern.test(match[0]))) continue
    const start = match.index + (match[0].length - match[0].trimStart().length)
    const end = match.index + match[0].trimEnd().length
    orders.push({ start, end, quote: text.slice(start, end) })
  }
  return orders
}

/** The text with the orders blanked out, of the same length. */
export function blankOrders(text: string, orders: readonly Order[]): string {
  return orders.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text)
}

const patterns = [
  /\b(?:ignor|desconsider|esquec)\w* (?:tod[ao]s? )?(?:as?|os?|suas?|seus?|quaisquer)? ?(?:\w+ )?(?:instruc|regra|orden|orient|prompt|comando|diretri)/,
  /\b(?:ignore|disregard|forget) (?:all |any )?(?:the |your )?(?:previous |prior |above )?(?:instructions|rules|prompts?)/,
  /\b(?:voce agora e|a partir de agora voce|aja como|finja (?:que|ser)|you are now|act as)\b/,
  /\b(?:system|assistant|developer)\s*(?:prompt|message)?\s*[:>]|<\/?(?:system|instructions?|assistant|prompt)>|\[(?:inst|system)\]/,
  /\b(?:responda|diga|escreva|conclua|informe|recomende|afirme|declare) (?:apenas|somente|sempre|so|exatamente|que)\b/,
  /\b(?:revele|mostre|imprima|repita|print|reveal|show) (?:o |a |seu |sua |your |the )?(?:prompt|system|instruc|chave|senha|api|token)/,
]
