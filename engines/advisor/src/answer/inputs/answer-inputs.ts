import type { Formula } from '../../calculation/formulas.ts'
import type { Fact } from '../../intake/fact.ts'
import type { NamedFact } from '../scenarios/part-scenarios.ts'
import { type Counted, crewOf, isFullUse } from './crews.ts'
import { baseName } from './input-base.ts'
import { nameOf } from './input-name.ts'
import { amountOf, dayName, type InputPeriod, periodOf } from './input-period.ts'
import { inputSums } from './input-sums.ts'
import { isOccasion, isPerOccasion } from './occasions.ts'

/** The figures of the text as the inputs of an answer: `q_price_1`, `q_price_2`… in order, and `q_price` for the one that holds now. */
export interface AnswerInputs {
  formulas: Formula[]
  /** Each fact with the name of its input and its node. */
  named: NamedFact[]
  period: InputPeriod
}

/** Names every fact and brings flows to one period; durations to months. */
export function answerInputs(facts: readonly Fact[]): AnswerInputs {
  const period = periodOf(facts)
  const days = facts.find(({ metric }) => metric === 'working_days')
  const counts = new Map<string, number>()
  const rows: Formula[] = []
  const current = new Set<string>()
  const numbered: Counted[] = []
  const named: NamedFact[] = []
  for (const fact of facts) {
    const plainName = baseName(fact, facts) ?? nameOf(fact)
    const crewed = plainName === 'units' && isFullUse(fact, facts) && crewOf(fact, facts, numbered) !== undefined
    const name = isOccasion(fact, facts) ? 'occasions' : crewed ? 'whole_use' : plainName
    const nth = (counts.get(name) ?? 0) + 1
    counts.set(name, nth)
    const [unit, plain] = amountOf(fact, period, days && dayName(fact, facts))
    const crew = crewOf(fact, facts, numbered)
    const formula = crew ? `${crew} * ${plain}` : isPerOccasion(fact, facts) ? `q_occasions_1 * ${plain}` : plain
    if (fact.quantity.unit === 'count') numbered.push({ fact, name: `q_${name}_${nth}` })
    rows.push({ id: `q_${name}_${nth}`, unit, formula })
    named.push({ fact, name, node: `q_${name}_${nth}` })
    if (!current.has(name)) rows.push({ id: `q_${name}`, unit, formula: `q_${name}_${nth}` })
    current.add(name)
  }
  if (current.has('whole_use')) rows.push({ id: 'q_capacity', unit: 'count', formula: 'q_whole_use' })
  return { formulas: [...rows, ...inputSums(facts)], named, period }
}
