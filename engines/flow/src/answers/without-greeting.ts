/** A plain text without the greetings it begins with: "oi, tudo bem? quero a segunda" → "quero a segunda". */
export function withoutGreeting(plain: string, greetings: readonly string[]): string {
  let rest = plain.slice(0, 500)
  // Ends: each turn takes a greeting away.
  for (;;) {
    const start = rest.replace(/^[^\p{L}\p{N}]+/u, '')
    const greeting = greetings
      .filter((one) => start.startsWith(one) && !/^[\p{L}\p{N}]/u.test(start.slice(one.length)))
      .toSorted((a, b) => b.length - a.length)[0]
    if (greeting === undefined) return rest
    rest = start.slice(greeting.length)
  }
}
