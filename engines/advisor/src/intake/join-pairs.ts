import { type Draft, rounded } from './draft.ts'

/** "de 120 para 96" gets roles; "de 10 a 15 mil" and "entre 10 e 15 mil" become one range; a missing unit is borrowed. */
export function joinPairs(drafts: Draft[], folded: string): Draft[] {
  const out: Draft[] = []
  for (let n = 0; n < drafts.length; n++) {
    const first = drafts[n]!
    const second = drafts[n + 1]
    const between = second ? folded.slice(first.end, second.start) : ''
    const before = folded.slice(Math.max(0, first.start - 8), first.start)
    if (
      second &&
      (first.unit === second.unit || first.unit === 'count' || !spans.has(first.unit)) &&
      // No verb stands between the two: "de R$ 58 mil baixaria pra R$ 1,05" is no pair.
      /^\s+(?:(?!(?:a|o|as|os|e|cai|vai|baixa|sobe|passa)\s|[a-z]+(?:ria|riam|ou|iu|ava)\s)[a-z]+\s+){0,3}?(?:para|pra)\s+$/.test(
        between,
      ) &&
      /\bde\s+$/.test(before)
    ) {
      out.push({ ...borrow(first, second), role: 'from' }, { ...borrow(second, first), role: 'to' })
      n++
    } else if (second && isRange(before, between, first, second)) {
      const low = borrow(first, second)
      out.push({
        ...second,
        ...(first.approximate && { approximate: true }),
        start: first.start,
        low: low.low,
        high: second.low,
      })
      n++
    } else out.push(first)
  }
  return out
}

function isRange(before: string, between: string, first: Draft, second: Draft): boolean {
  if (first.unit !== second.unit && first.unit !== 'count') return false
  if (first.per && first.per !== second.per) return false
  return (
    (/\bentre\s+$/.test(before) && /^\s+e\s+$/.test(between)) ||
    (/^(?:\s+(?:a|ate)\s+| ?[-–] ?)$/.test(between) && borrow(first, second).low < second.low)
  )
}

function borrow(draft: Draft, from: Draft): Draft {
  const scale = !draft.bareScale && from.bareScale && draft.low < 1000 ? from.bareScale : 1
  const unit = draft.unit === 'count' ? from.unit : draft.unit
  return { ...draft, unit, low: rounded(draft.low * scale), ...(!draft.per && from.per && { per: from.per }) }
}

/** "Aniversário de 15 anos pra 150 convidados" is no change. */
const spans: ReadonlySet<string> = new Set(['day', 'week', 'month', 'quarter', 'year'])
