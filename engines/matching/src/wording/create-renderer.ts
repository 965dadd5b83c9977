import type { Fact } from '../catalogue/read-rows.ts'
import type { Mention, Statement } from '../explain/explain.ts'
import type { Relaxation } from '../match/find-relaxation.ts'
import type { MatchResult } from '../match/match.ts'
import type { Constraint } from '../model/constraint.ts'
import type { Model } from '../model/define-model.ts'
import { formatAmount, formatValue } from './format-value.ts'
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
  const list = (attribute: string, values: readonly string[]): string =>
    new Intl.ListFormat(wording.locale, { type: 'disjunction' }).format(values.map((one) => value(attribute, one)))
  const asked = (constraint: Constraint): string => {
    if ('limit' in constraint) return value(constraint.attribute, constraint.limit)
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
    if ('to' in changed) params.to = value(attribute, changed.to)
    if ('admitted' in changed) params.admitted = value(attribute, changed.admitted)
    return pick(wording, [`${said}.${kind}.${attribute}`, `${said}.${kind}.${op}`, `${said}.${kind}`], params)
  }
  return {
    statement({ kind, attribute, value: fact, typical }) {
      const params: Record<string, string> = { name: name(attribute) }
      if (fact !== undefined) {
        params.value = value(attribute, fact)
        if (model.byKey.get(attribute)?.ratioOf !== undefined && typeof fact === 'number')
          params.difference = value(attribute, Math.abs(1 - fact))
      }
      if (typical !== undefined) params.typical = value(attribute, roundTypical(typical))
      const side = typeof fact === 'number' ? (fact < 1 ? '.below' : '.above') : `.${fact}`
      const general = typeof fact === 'string' ? [`${kind}.category`, kind] : [kind]
      return pick(wording, [`${kind}.${attribute}${side}`, `${kind}.${attribute}`, ...general], params)
    },
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
      const critique = never?.constraint.id
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

export class MissingMessage extends Error {
  constructor(keys: readonly string[], locale: string) {
    super(`no message for ${keys.join(' or ')} in ${locale}`)
    this.name = 'MissingMessage'
  }
}

function pick(wording: Wording, keys: readonly string[], params: Readonly<Record<string, string>>): string {
  const key = keys.find((candidate) => Object.hasOwn(wording.messages, candidate))
  if (key === undefined) throw new MissingMessage(keys, wording.locale)
  return wording.messages[key]!.replace(/\{(\w+)\}/g, (whole, param: string) => params[param] ?? whole)
}

/** What is typical needs no exact figure: three significant digits; years and small numbers stay as they are. */
function roundTypical(value: number): number {
  if (Math.abs(value) < 3000) return value
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 2)
  return Math.round(value / step) * step
}
