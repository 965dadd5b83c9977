import type { Attribute } from './attribute.ts'
import type { ModelData } from './model-schema.ts'
import type { Effect } from './question.ts'
import { followsDirection } from './value-function.ts'

export interface ModelProblem {
  code: string
  path: string
  detail?: string
}

/** What a schema cannot say: references resolve, operators suit kinds, value functions keep their direction. */
export function checkModel(model: ModelData): ModelProblem[] {
  const problems: ModelProblem[] = []
  const report = (code: string, path: string): number => problems.push({ code, path })
  const byKey = new Map(model.attributes.map((attribute) => [attribute.key, attribute]))
  if (byKey.size !== model.attributes.length) report('duplicate_attribute', 'attributes')

  for (const attribute of model.attributes) checkAttribute(attribute, byKey, report)
  for (const rule of model.contradictions) {
    for (const constraint of rule.when) checkOperator(byKey, constraint, `contradictions.${rule.code}`, report)
    for (const key of rule.drop) {
      if (byKey.get(key) === undefined) report('unknown_attribute', `contradictions.${rule.code}.drop`)
      else if (byKey.get(key)!.required) report('drops_required', `contradictions.${rule.code}.drop`)
    }
  }
  const questions = new Map(model.questions.map((question) => [question.key, question]))
  if (questions.size !== model.questions.length) report('duplicate_question', 'questions')
  for (const question of model.questions) {
    const path = `questions.${question.key}`
    const picks = question.kind === 'choice' || question.kind === 'choices'
    if (picks !== question.options.length > 0) report('options_do_not_suit_kind', path)
    for (const effect of question.effects) checkEffect(byKey, effect, path, question.kind, report)
    for (const option of question.options)
      for (const effect of option.effects) checkEffect(byKey, effect, `${path}.${option.key}`, 'yes_no', report)
  }
  if (new Set(model.rules.map(({ key }) => key)).size !== model.rules.length) report('duplicate_rule', 'rules')
  for (const rule of model.rules) {
    const path = `rules.${rule.key}`
    for (const condition of rule.when) {
      const question = questions.get(condition.question)
      if (question === undefined) report('unknown_question', path)
      else if ('picked' in condition && !question.options.some(({ key }) => key === condition.picked))
        report('unknown_option', path)
      else if (('at_least' in condition || 'at_most' in condition) && question.kind !== 'amount')
        report('not_an_amount', path)
    }
    for (const effect of rule.effects) checkEffect(byKey, effect, path, 'yes_no', report)
  }
  for (const derived of model.derived) {
    for (const key of [derived.payment, ...derived.plus])
      if (questions.get(key)?.kind !== 'amount') report('not_an_amount', `derived.${derived.key}.${key}`)
    for (const effect of derived.effects) checkEffect(byKey, effect, `derived.${derived.key}`, 'amount', report)
  }
  for (const critique of model.critiques)
    if (byKey.get(critique.attribute)?.kind !== 'number') report('not_a_number', `critiques.${critique.key}`)
  for (const { attribute } of model.mention)
    if (byKey.get(attribute)?.kind !== 'number') report('not_a_number', `mention.${attribute}`)
  for (const key of model.identity) if (!byKey.has(key)) report('unknown_attribute', `identity.${key}`)
  for (const key of model.ties) if (byKey.get(key)?.direction === undefined) report('undirected_tie', `ties.${key}`)

  const { group, alike } = model.diversity
  if (group !== undefined && byKey.get(group)?.kind !== 'category') report('not_a_category', 'diversity.group')
  for (const { attribute } of alike) {
    const known = byKey.get(attribute)
    if (known?.kind !== 'category') report('not_a_category', `diversity.alike.${attribute}`)
    else if (known.direction !== undefined) report('directed_similarity', `diversity.alike.${attribute}`)
  }
  return problems
}

type Report = (code: string, path: string) => number
type ByKey = ReadonlyMap<string, Attribute>

function checkAttribute(attribute: Attribute, byKey: ByKey, report: Report): void {
  const path = `attributes.${attribute.key}`
  const { value, kind, direction } = attribute
  if (attribute.weight > 0 && value === undefined) report('weight_without_value', path)
  if (kind === 'category' && direction !== undefined) report('directed_category', path)
  if (value !== undefined && (value.type === 'table') !== (kind === 'category'))
    report('value_does_not_suit_kind', path)
  if (value?.type === 'points' && direction === undefined && kind === 'number') report('value_without_direction', path)
  if (value?.type === 'points' && direction !== undefined && !followsDirection(value.points, direction))
    report('value_against_direction', path)
  if (attribute.ratioOf === undefined) return
  if (kind !== 'number') report('not_a_number', path)
  for (const key of attribute.ratioOf) {
    const part = byKey.get(key)
    if (part?.kind !== 'number' || part.ratioOf !== undefined) report('bad_ratio', path)
  }
}

function checkOperator(byKey: ByKey, on: { attribute: string; op: string }, path: string, report: Report): void {
  const attribute = byKey.get(on.attribute)
  if (attribute === undefined) {
    report('unknown_attribute', `${path}.${on.attribute}`)
    return
  }
  const kind = on.op === 'max' || on.op === 'min' ? 'number' : on.op === 'is' ? 'boolean' : 'category'
  if (attribute.kind !== kind) report('operator_does_not_suit_kind', `${path}.${on.attribute}`)
}

function checkEffect(byKey: ByKey, effect: Effect, path: string, kind: string, report: Report): void {
  const attribute = byKey.get(effect.attribute)
  if (attribute === undefined) {
    report('unknown_attribute', `${path}.${effect.attribute}`)
    return
  }
  const usesAmount =
    effect.do === 'shape' || (effect.do === 'require' && 'limit' in effect && typeof effect.limit === 'object')
  if (usesAmount && kind !== 'amount') report('needs_an_amount', path)
  if ('values' in effect && effect.values === 'answer' && kind !== 'choices' && kind !== 'choice')
    report('needs_a_choice', path)
  if (effect.do === 'require') checkOperator(byKey, effect, path, report)
  if (effect.do === 'prefer' && attribute.kind !== 'category') report('not_a_category', path)
  if (effect.do === 'shape') {
    if (attribute.direction === undefined) report('undirected_shape', path)
    else if (!followsDirection(effect.points, attribute.direction)) report('value_against_direction', path)
  }
}
