import type { Fact } from '../catalogue/read-rows.ts'
import type { Mention, Statement } from '../explain/explain.ts'
import type { Relaxation } from '../match/find-relaxation.ts'
import type { MatchResult } from '../match/match.ts'
import type { Constraint } from '../model/constraint.ts'
import type { Model } from '../model/define-model.ts'
import { formatAmount, formatValue } from './format-value.ts'
import { pick } from './pick-message.ts'
import { wordStatement } from './word-statement.ts'
import type { Wording } from './wording.ts'

/** Words for the engine's data. A message is looked up from the most particular key to the most general. */
export interface Renderer {
  statement(statement: Statement): string
  mention(mention: Mention): string
  relaxation(relaxation: Relaxation): string
  /** What a near match misses. */
  miss(relaxation: Relaxation): string
  /** Why nothing came back, or undefined when something did. */
  empty(result: MatchResult): string | undefined
  question(key: string): string
  option(question: string, key: string): string
  value(attribute: string, value: Fact): string
  amount(unit: string, value: number): string
  /** Any message of the wording, its {names} replaced. */
  say(key: string, params?: Readonly<Record<string, string>>): string
}

/** @throws MissingMessage, when called, for a key none of whose candidates the wording has. */
export function createRenderer(model: Model, wording: Wording): Renderer {
  const name = (attribute: string): string => wording.messages[`attribute.${attribute}`] ?? attribute
  const value = (attribute: string, fact: Fact): string => formatValue(model, wording, attribute, fact)
  /** A limit shown rounds into what it allows: "none up to R$ 61.359" stays true of a car at R$ 61.360. */
  const bound = (attribute: string, op: 'max' | 'min', limit: number, given: 'asked' | 'to'): string => {
    const rounding = (op === 'max') === (given === 'asked') ? 'floor' : 'ceil'
    return formatAmount(wording, model.byKey.get(attribute)?.unit, limit, rounding)
  }
  const list = (attribute: string, values: readonly string[]): string =>
    new Intl.ListFormat(wording.locale, { type: 'disjunction' }).format(values.map((one) => value(attribute, one)))
  const asked = (constraint: Constraint): string => {
    if ('limit' in constraint) return bound(constraint.attribute, constraint.op, constraint.limit, 'asked')
    return 'values' in constraint
      ? list(constraint.attribute, constraint.values)
      : value(constraint.attribute, constraint.value)
  }
  const change = (
    said: 'relaxed' | 'misses',
    { asked: constraint, change: { kind, ...changed } }: Relaxation,
  ): string => {
    const { attribute, op } = constraint
    const params: Record<string, string> = { name: name(attribute), asked: asked(constraint) }
    if ('to' in changed) params.to = bound(attribute, op === 'min' ? 'min' : 'max', changed.to, 'to')
    if ('admitted' in changed) params.admitted = value(attribute, changed.admitted)
    // A sentence about a limit or a category is only true of one operator; about an unknown value, of all.
    const particular = kind === 'unknown' ? `${said}.${kind}.${attribute}` : `${said}.${kind}.${op}.${attribute}`
    return pick(wording, [particular, `${said}.${kind}.${op}`, `${said}.${kind}`], params)
  }
  return {
    statement: (statement) => wordStatement(model, wording, statement),
    mention({ attribute, position, value: number }) {
      const params: Record<string, string> = { name: name(attribute) }
      if (number !== undefined) {
        params.value = value(attribute, number)
        params.difference = value(attribute, Math.abs(1 - number))
      }
      return pick(wording, [`mention.${attribute}.${position}`, `mention.${position}`], params)
    },
    relaxation: (relaxation) => change('relaxed', relaxation),
    miss: (relaxation) => change('misses', relaxation),
    empty({ empty, blocking }) {
      if (empty === undefined) return undefined
      // Critiques are appended as they are said: the last one is what the person has just asked.
      const never = blocking.findLast(({ constraint }) => constraint.relax === 'never')
      // "Up to −2.965 km" is no limit to tell anybody: then the general sentence is due.
      const critique = never !== undefined && isPlausible(model, never.constraint) ? never.constraint.id : undefined
      const params: Record<string, string> = never
        ? { name: name(never.constraint.attribute), asked: asked(never.constraint) }
        : {}
      return pick(wording, [...(critique === undefined ? [] : [`empty.${critique}`]), `empty.${empty}`], params)
    },
    question: (key) => pick(wording, [`question.${key}`], {}),
    option: (question, key) => pick(wording, [`option.${question}.${key}`, `category.${question}.${key}`], {}),
    value,
    amount: (unit, number) => formatAmount(wording, unit, number),
    say: (key, params = {}) => pick(wording, [key], params),
  }
}

function isPlausible(model: Model, constraint: Constraint): boolean {
  if (!('limit' in constraint)) return true
  const [least, most] = model.byKey.get(constraint.attribute)?.range ?? [-Infinity, Infinity]
  return constraint.limit >= least && constraint.limit <= most
}
