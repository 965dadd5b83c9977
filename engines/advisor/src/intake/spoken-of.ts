import type { Frame } from './frame.ts'
import { isListOfBills, objectOf, professions, subjectBefore } from './lexicon.ts'
import { is, likely, type Meaning, type Surroundings } from './meaning.ts'
import { moneyOf } from './money-of.ts'

/** Bills of a month: what follows them in a list is of the month too. */
const listed: ReadonlySet<string> = new Set(['rent', 'payroll', 'salary', 'utilities', 'fixed_costs', 'marketing'])

interface Amount {
  unit: boolean
  large: boolean
  each: Partial<Meaning>
  proposal: boolean
}

/** Verbs after which the noun says where money comes from or goes away, not what it pays. */
const notPaid =
  /\b(?:pag(?:a|am|ando)|receb\w+|econom\w+|ganh\w+|lucr\w+|sobr\w+|dev(?:o|emos|endo)|falt\w+|perd\w+|fatur\w+|vend\w+|cobr\w+|entr\w+|rend\w+|invest\w+ (?:de )?$|cort\w+|reduz\w+|divida|emprest\w+|credito|a mais|margem|lucro|estoque|desconto|guard\w+|tra[rz]\w+|ger\w+|deix\w+|evit\w+)\b[^.;,]{0,24}$/

/** The bill that an amount pays, by the noun it is spent on: what follows it first, then the subject of its verb. */
export function spokenOf(frame: Frame, around: Surroundings, amount: Amount): Meaning | undefined {
  const { left, right, per, quantity } = frame
  if (notPaid.test(left) || quantity.role !== undefined) return undefined
  if (/^\s*(?:reais )?(?:de luvas|[a-z]+ (?:[a-z]+ )?(?:parad|encalhad|em estoque))/.test(right)) return undefined
  const wage = around.hiring && /\b(?:um|uma|nov[oa]|outr[oa]|mais|alguem|candidat\w+)\b/.test(`${left} ${right}`)
  const object = objectOf(frame.after)
  if (object && !(object === 'payroll' && (wage || frame.perUnit !== undefined)))
    return billed(object, frame, around, amount)
  if (amount.proposal) return undefined
  const subject = subjectBefore(frame.before)
  if (subject !== undefined && !amount.unit && isListOfBills(left))
    return billed(subject === 'variable' ? 'variable' : 'fixed', frame, around, amount)
  if (subject === undefined) return undefined
  if (subject === 'payroll' && (wage || per === 'day' || frame.perUnit !== undefined || professions.test(left)))
    return undefined
  return billed(subject, frame, around, amount)
}

function billed(concept: Parameters<typeof moneyOf>[0], frame: Frame, around: Surroundings, amount: Amount) {
  // Materials beside a price are of one sale unless a month is named; a bill of a month has no unit.
  const before = around.previous
  if (
    concept === 'variable' &&
    !amount.unit &&
    before?.frame.segment === frame.segment &&
    listed.has(before.meaning.metric) &&
    before.frame.perUnit === undefined
  )
    return is('variable_cost', likely, amount.each.money ? { money: true } : {})
  if (concept === 'variable') return moneyOf(concept, frame, around, amount)
  if (amount.unit && frame.per === undefined) return undefined
  return moneyOf(concept, frame, around, amount)
}
