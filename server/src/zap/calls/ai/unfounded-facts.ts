/** What a reply may not make up: figures, addresses of the web and of mail. */
const FACTS = /https?:\/\/[^\s)]+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}|\p{N}(?:[\p{N}.,:/-]*\p{N})?/gu

/**
 * Facts of a reply that neither what the company told the model nor what the customer wrote has: a price, an hour, a phone
 * number or a link that the model made up. Numbers are compared without their separators.
 */
export function unfoundedFacts(reply: string, known: readonly string[]): string[] {
  const given = new Set(known.flatMap(factsOf))
  return factsOf(reply).filter((fact) => !given.has(fact))
}

function factsOf(text: string): string[] {
  return (text.match(FACTS) ?? []).map((fact) =>
    /^\p{N}/u.test(fact)
      ? fact.replace(/[.,](?=\p{N}{3}(?!\p{N}))/gu, '').replace(/,00$/, '')
      : fact.toLowerCase().replace(/[.,;!?]+$/, ''),
  )
}
