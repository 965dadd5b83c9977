import type { Fact } from './fact.ts'
import type { Search, SearchAnswer, SearchConstraint } from './search.ts'

/** Makes one constraint of all that was said of an attribute, and keeps the words of each. */
export function collectSearch(facts: readonly Fact[], wordsOf: (from: number, end: number) => string): Search {
  const search: Search = { constraints: [], answers: [], wishes: [], not_understood: [] }
  const slots = [...new Set(facts.map(({ slot }) => slot))]
  for (const slot of slots) {
    const said = facts.filter((fact) => fact.slot === slot)
    const words = [...new Set(said.map(({ from, end }) => wordsOf(from, end)))].join(', ')
    const last = said.at(-1)!
    if (slot === 'place') search.place = { name: String(said[0]!.value), words: wordsOf(said[0]!.from, said[0]!.end) }
    else if (slot === 'wish') {
      for (const { value, from, end } of said)
        if (!search.wishes.some(({ key }) => key === value))
          search.wishes.push({ key: String(value), words: wordsOf(from, end) })
    } else if (slot.startsWith('answer.')) {
      // Of several uses the first is the main one; of amounts the last word counts.
      const { value, from, end } = slot === 'answer.use' ? said[0]! : last
      const key = slot.slice('answer.'.length) as SearchAnswer['key']
      search.answers.push({ key, value: value as number | string, words: wordsOf(from, end) })
    } else if (last.kind === 'value' || last.kind === 'not') search.constraints.push(...ofValues(slot, said, words))
    else search.constraints.push(...ofLimits(slot, said, wordsOf))
  }
  return search
}

function ofValues(attribute: string, said: readonly Fact[], words: string): SearchConstraint[] {
  const last = said.at(-1)!
  if (typeof last.value === 'boolean')
    return [{ attribute, op: 'is', value: last.kind === 'not' ? !last.value : last.value, words }]
  const values = (kind: Fact['kind']): string[] => [
    ...new Set(said.filter((fact) => fact.kind === kind).map(({ value }) => String(value))),
  ]
  const [wanted, refused] = [values('value'), values('not')]
  const kept = wanted.filter((value) => !refused.includes(value))
  // What is wanted already leaves out everything else.
  if (kept.length > 0) return [{ attribute, op: 'in', value: kept, words }]
  return [{ attribute, op: 'not_in', value: refused, words }]
}

function ofLimits(
  attribute: string,
  said: readonly Fact[],
  wordsOf: (from: number, end: number) => string,
): SearchConstraint[] {
  const limits: Partial<Record<'min' | 'max', SearchConstraint>> = {}
  for (const { kind, value, to, from, end } of said) {
    if (typeof value !== 'number') continue
    const words = wordsOf(from, end)
    const set = (op: 'min' | 'max', limit: number, widen: boolean): void => {
      const before = limits[op]?.value
      const wider = op === 'min' ? Math.min : Math.max
      const at = widen && typeof before === 'number' ? wider(before, limit) : limit
      limits[op] = { attribute, op, value: at, words }
    }
    const spread = kind === 'around' ? value * 0.1 : 0
    const several = kind === 'exact' || kind === 'range'
    if (kind !== 'max') set('min', Math.round((value - spread) * 1000) / 1000, several)
    if (kind !== 'min') set('max', Math.round(((to ?? value) + spread) * 1000) / 1000, several)
  }
  return Object.values(limits)
}
