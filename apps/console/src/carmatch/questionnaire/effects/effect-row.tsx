import type { MatchAttribute, QuestionEffect } from '@recado/contracts/questionnaires'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../design/icon-button.tsx'
import { Picker } from '../../../design/picker.tsx'
import { Select } from '../../../design/select.tsx'
import { NumberInput } from '../number-input.tsx'
import { type EffectKind, kindOf, kindsFor, newEffect } from './new-effect.ts'

const ANSWER = 'answer'

export interface EffectRowProps {
  effect: QuestionEffect
  attributes: readonly MatchAttribute[]
  /** Whether the answer is an amount, or options by the names of categories. */
  amount: boolean
  onChange(effect: QuestionEffect): void
  onRemove(): void
}

/** One thing an answer does: on which fact, what, and how much. */
export function EffectRow({ effect, attributes, amount, onChange, onRemove }: EffectRowProps) {
  const { t } = useTranslation('questionnaire')
  const attribute = attributes.find(({ key }) => key === effect.attribute)
  const kinds = attribute === undefined ? [kindOf(effect)] : kindsFor(attribute)
  return (
    <li className="flex flex-wrap items-center gap-2">
      <Select
        aria-label={t('effects.attribute')}
        value={effect.attribute}
        onChange={(key) => {
          const chosen = attributes.find((one) => one.key === key)
          const [first] = chosen === undefined ? [] : kindsFor(chosen)
          if (chosen !== undefined && first !== undefined) onChange(newEffect(chosen, first, amount))
        }}
        options={attributes.map(({ key, label }) => ({ value: key, label }))}
        className="w-40!"
      />
      <Select
        aria-label={t('effects.what')}
        value={kindOf(effect)}
        onChange={(kind) => attribute && onChange(newEffect(attribute, kind as EffectKind, amount))}
        options={kinds.map((kind) => ({ value: kind, label: t(`effects.kinds.${kind}`) }))}
        className="w-38!"
      />
      <EffectValue effect={effect} attribute={attribute} amount={amount} onChange={onChange} />
      <IconButton icon={X} label={t('effects.remove')} onClick={onRemove} />
    </li>
  )
}

function EffectValue({
  effect,
  attribute,
  amount,
  onChange,
}: Pick<EffectRowProps, 'effect' | 'amount' | 'onChange'> & { attribute: MatchAttribute | undefined }) {
  const { t } = useTranslation('questionnaire')
  if (effect.do === 'weigh')
    return (
      <NumberInput
        label={t('effects.times')}
        value={effect.times}
        onChange={(times) => onChange({ ...effect, times })}
        before={t('effects.times_sign')}
      />
    )
  if (effect.do === 'require' && effect.op === 'is')
    return (
      <Select
        aria-label={t('effects.value')}
        value={effect.value ? 'yes' : 'no'}
        onChange={(value) => onChange({ ...effect, value: value === 'yes' })}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(value) }))}
        className="w-24!"
      />
    )
  if (effect.do === 'require' && 'limit' in effect) {
    const money = attribute?.unit === 'brl_cents'
    const follows = typeof effect.limit === 'object'
    return (
      <>
        {amount && (
          <Select
            aria-label={t('effects.limit')}
            value={follows ? ANSWER : 'fixed'}
            onChange={(value) => onChange({ ...effect, limit: value === ANSWER ? { times: 1 } : 0 })}
            options={[
              { value: ANSWER, label: t('effects.answer_times') },
              { value: 'fixed', label: t('effects.fixed') },
            ]}
            className="w-44!"
          />
        )}
        {typeof effect.limit === 'object' ? (
          <NumberInput
            label={t('effects.times')}
            value={effect.limit.times}
            onChange={(times) => onChange({ ...effect, limit: { times } })}
            before={t('effects.times_sign')}
          />
        ) : (
          <NumberInput
            label={t('effects.limit')}
            value={money ? effect.limit / 100 : effect.limit}
            onChange={(value) => onChange({ ...effect, limit: money ? Math.round(value * 100) : value })}
            {...(money ? { before: t('effects.money_sign') } : {})}
          />
        )}
      </>
    )
  }
  if (!('values' in effect)) return null
  const { values } = effect
  const chosen = values === 'answer' ? [ANSWER] : values
  const options = [
    { value: ANSWER, label: t('effects.picked') },
    ...(attribute?.options ?? []).map(({ key, label }) => ({ value: key, label })),
    // Categories without a fixed list, such as brands, are kept as they are.
    ...chosen.flatMap((key) =>
      key === ANSWER || attribute?.options.some((option) => option.key === key) ? [] : [{ value: key, label: key }],
    ),
  ]
  return (
    <span className="w-52">
      <Picker
        multiple
        label={t('effects.values')}
        value={chosen}
        onChange={(next) => {
          const added = next.find((one) => !chosen.includes(one))
          const named = next.filter((one) => one !== ANSWER)
          onChange({ ...effect, values: added === ANSWER || named.length === 0 ? 'answer' : named })
        }}
        options={options}
      />
    </span>
  )
}
