import type { MatchAttribute, QuestionEffect } from '@recado/contracts/questionnaires'

/** What an effect does, in one word: the kinds of a `require` are told apart by their operator. */
export type EffectKind = 'max' | 'min' | 'in' | 'not_in' | 'is' | 'weigh' | 'prefer'

export function kindOf(effect: QuestionEffect): EffectKind {
  return effect.do === 'require' ? effect.op : effect.do
}

/** What may be done with an attribute: bounds for figures, choices for categories. */
export function kindsFor({ kind, direction }: Pick<MatchAttribute, 'kind' | 'direction'>): EffectKind[] {
  const weigh: EffectKind[] = direction === null ? [] : ['weigh']
  if (kind === 'number') return ['max', 'min', ...weigh]
  return kind === 'boolean' ? ['is', ...weigh] : ['in', 'not_in', 'prefer', ...weigh]
}

/** @param amount whether the question answers with a number, which a bound may then follow. */
export function newEffect(attribute: MatchAttribute, kind: EffectKind, amount: boolean): QuestionEffect {
  const { key } = attribute
  const values: string[] = attribute.options.slice(0, 1).map((option) => option.key)
  if (kind === 'max' || kind === 'min')
    return { do: 'require', attribute: key, op: kind, limit: amount ? { times: 1 } : 0 }
  if (kind === 'in' || kind === 'not_in')
    return { do: 'require', attribute: key, op: kind, values: values.length === 0 ? 'answer' : values }
  if (kind === 'is') return { do: 'require', attribute: key, op: 'is', value: true }
  if (kind === 'weigh') return { do: 'weigh', attribute: key, times: 2 }
  return { do: 'prefer', attribute: key, values: values.length === 0 ? 'answer' : values, otherwise: 0.3, weight: 1 }
}
