import type { Constraint } from '../model/constraint.ts'
import type { Model } from '../model/define-model.ts'
import type { DerivedAmount, Effect, RuleCondition } from '../model/question.ts'
import { type Answers, checkAnswers } from './check-answers.ts'
import { presentValue } from './present-value.ts'
import type { Wishes } from './wishes.ts'

/**
 * Turns answers into wishes by the effects written in the model. Unanswered questions change nothing.
 * Constraints take the id of what asked for them; when two limit the same side of an attribute, both hold.
 * @throws InvalidAnswers when an answer does not suit its question.
 */
export function wishesFromAnswers(model: Model, answers: Answers): Wishes {
  const given = checkAnswers(model, answers)
  const wishes: Wishes = { constraints: [], weights: {}, values: {} }
  for (const question of model.questions) {
    const answer = given[question.key]
    if (answer === undefined || answer === false) continue
    const picked = typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : []
    const context = {
      model,
      wishes,
      id: question.key,
      picked,
      amount: typeof answer === 'number' ? answer : Number.NaN,
    }
    for (const effect of question.effects) apply(effect, context)
    for (const option of question.options)
      if (picked.includes(option.key))
        for (const effect of option.effects) apply(effect, { ...context, id: `${question.key}.${option.key}` })
  }
  for (const [key, amount] of Object.entries(derivedAmounts(model, given))) {
    if (amount <= 0) continue
    const derived = model.derived.find((candidate) => candidate.key === key)!
    for (const effect of derived.effects) apply(effect, { model, wishes, id: key, picked: [], amount })
  }
  for (const rule of model.rules) {
    if (!rule.when.every((condition) => holds(condition, given))) continue
    for (const effect of rule.effects) apply(effect, { model, wishes, id: rule.key, picked: [], amount: Number.NaN })
  }
  return wishes
}

function holds(condition: RuleCondition, given: Answers): boolean {
  const answer = given[condition.question]
  if ('answered' in condition) return (answer !== undefined) === condition.answered
  if ('picked' in condition)
    return Array.isArray(answer) ? answer.includes(condition.picked) : answer === condition.picked
  if (typeof answer !== 'number') return false
  return 'at_least' in condition ? answer >= condition.at_least : answer <= condition.at_most
}

/** Amounts computed from the answers, by key; one whose payment is not answered is absent. Unit of the answers. */
export function derivedAmounts(model: Model, answers: Answers): Record<string, number> {
  const given = checkAnswers(model, answers)
  const amounts: Record<string, number> = {}
  for (const derived of model.derived) {
    const amount = deriveAmount(derived, given)
    if (amount !== undefined) amounts[derived.key] = amount
  }
  return amounts
}

function deriveAmount(derived: DerivedAmount, answers: Answers): number | undefined {
  const payment = answers[derived.payment]
  if (typeof payment !== 'number') return undefined
  let amount = presentValue(payment, derived.monthlyRate, derived.months)
  for (const key of derived.plus) {
    const part = answers[key]
    if (typeof part === 'number') amount += part
  }
  return Math.floor(amount)
}

interface Context {
  model: Model
  wishes: Wishes
  id: string
  picked: readonly string[]
  amount: number
}

function apply(effect: Effect, context: Context): void {
  const { wishes, amount, picked } = context
  const attribute = context.model.byKey.get(effect.attribute)!
  const weight = wishes.weights[effect.attribute] ?? attribute.weight
  switch (effect.do) {
    case 'weigh':
      wishes.weights[effect.attribute] = weight * effect.times
      return
    case 'prefer': {
      const values = Object.fromEntries((effect.values === 'answer' ? picked : effect.values).map((name) => [name, 1]))
      wishes.values[effect.attribute] = { type: 'table', values, otherwise: effect.otherwise }
      wishes.weights[effect.attribute] = Math.max(weight, effect.weight)
      return
    }
    case 'shape':
      if (amount > 0) {
        const points = effect.points.map(([x, worth]): [number, number] => [x * amount, worth])
        wishes.values[effect.attribute] = { type: 'points', points }
      }
      return
    case 'require':
      wishes.constraints.push(toConstraint(effect, context))
  }
}

function toConstraint(effect: Extract<Effect, { do: 'require' }>, { id, picked, amount }: Context): Constraint {
  const shared = {
    id: `${id}.${effect.attribute}.${effect.op}`,
    attribute: effect.attribute,
    unknown: effect.unknown ?? 'fails',
    relax: effect.relax ?? 'may',
    stiffness: effect.stiffness ?? 1,
  }
  if ('limit' in effect) {
    const limit = typeof effect.limit === 'number' ? effect.limit : effect.limit.times * amount
    return { ...shared, op: effect.op, limit }
  }
  if ('values' in effect)
    return { ...shared, op: effect.op, values: effect.values === 'answer' ? [...picked] : effect.values }
  return { ...shared, op: 'is', value: effect.value }
}
