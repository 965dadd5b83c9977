export interface Span {
  start: number
  end: number
}

/** Where the words after a number stop being about it. */
const border =
  /[,;:()\n—–→+!?]|\.(?=\s|$)|\s(?:e|mas|ou|porem|que|qual|sendo|enquanto|pagando|cobrando|ai|entao|com|se|quero|mais|pra pagar)(?=\s)|\s(?:a|por)(?=\s(?:r\$|\d))|\s[a-z]*(?:amos|emos|imos)\b|\s(?:pago|vendo|cobro|gasto|compro|faco|recebo|tenho|temos|custa|me|cada|uns|somam)(?=\s)/g

/** The first border in a stretch between two numbers; its length when there is none. */
export function firstBorder(text: string): number {
  border.lastIndex = 0
  const match = border.exec(text)
  return match ? match.index : text.length
}

/** A stretch without what stands in brackets or between commas inside it ("a folha, sem encargos, é de"). */
export function withoutAsides(text: string): string {
  return text
    .replace(/\([^()]*\)/g, ' ')
    .replace(
      /,[^,:;]{2,60},(?=\s*(?:é|e|sao|foi|fica|da|dao|soma|somam|custa|chega|passa)(?![a-z])(?: de| em| a)?\s*$)/g,
      ' ',
    )
}

/** The clauses of a stretch, the last first. */
export function clausesBackwards(text: string): string[] {
  return text
    .split(/[,;:()\n—–→!?]|\.(?=\s)|\s(?:mas|porem|que|enquanto|entao|ai|e)(?=\s)/)
    .map((clause) => clause.trim())
    .filter(Boolean)
    .reverse()
}
