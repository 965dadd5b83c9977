import type { Constraint } from '../model/constraint.ts'
import type { Model } from '../model/define-model.ts'
import type { Answer } from '../wishes/check-answers.ts'
import type { Wishes } from '../wishes/wishes.ts'
import { wishesFromAnswers } from '../wishes/wishes-from-answers.ts'
import type { Search, SearchConstraint } from './search.ts'

/**
 * What a typed search asks of a ranking: its constraints, and what its answers and wishes would have led to in the
 * questionnaire. What the model has no question for, and amounts that its questions would refuse, are left out.
 */
export function wishesFromSearch(model: Model, search: Search): Wishes {
  const answers: Record<string, Answer> = {}
  for (const { key, value } of search.answers) {
    const question = model.questions.find((one) => one.key === key)
    const [least, most] = question?.range ?? [0, Number.POSITIVE_INFINITY]
    const suits =
      typeof value === 'number'
        ? question?.kind === 'amount' && value >= least && value <= most
        : question?.options.some((option) => option.key === value)
    if (suits) answers[key] = value
  }
  const priorities = model.questions.find(({ key, kind }) => key === 'priorities' && kind === 'choices')
  const wanted = search.wishes
    .map(({ key }) => key)
    .filter((wish) => priorities?.options.some(({ key }) => key === wish))
    .slice(0, priorities?.most ?? search.wishes.length)
  if (wanted.length > 0) answers.priorities = wanted
  const wishes = wishesFromAnswers(model, answers)
  const known = search.constraints.filter(({ attribute }) => model.byKey.has(attribute))
  return { ...wishes, constraints: [...wishes.constraints, ...known.map(toConstraint)] }
}

/** A car that does not say whether it is armoured passes where armour is refused, as it does where a colour is. */
function toConstraint({ attribute, op, value }: SearchConstraint): Constraint {
  const refuses = op === 'not_in' || value === false
  const shared = {
    id: `search.${attribute}.${op}`,
    attribute,
    unknown: refuses ? ('passes' as const) : ('fails' as const),
    relax: 'may' as const,
    stiffness: 1,
  }
  if (op === 'is') return { ...shared, op, value: value === true }
  return op === 'in' || op === 'not_in'
    ? { ...shared, op, values: value as string[] }
    : { ...shared, op, limit: Number(value) }
}
