/** All phrases of a pattern: "pouc(o|a) us(o|ado)" gives four; "(um |)dono" gives two. Groups may hold groups. */
export function expandPattern(pattern: string): string[] {
  return [...new Set(alternatives(pattern).map((phrase) => phrase.replace(/\s+/g, ' ').trim()))].filter(Boolean)
}

function alternatives(pattern: string): string[] {
  const open = pattern.indexOf('(')
  if (open < 0) return [pattern]
  let depth = 0
  let close = open
  const cuts = [open]
  for (; close < pattern.length; close++) {
    if (pattern[close] === '(') depth++
    if (pattern[close] === ')' && --depth === 0) break
    if (pattern[close] === '|' && depth === 1) cuts.push(close)
  }
  const inner = cuts.map((cut, i) => pattern.slice(cut + 1, cuts[i + 1] ?? close))
  const rests = alternatives(pattern.slice(close + 1))
  return inner
    .flatMap((one) => alternatives(one))
    .flatMap((one) => rests.map((rest) => pattern.slice(0, open) + one + rest))
}
