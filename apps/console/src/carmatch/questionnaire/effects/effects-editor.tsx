import type { MatchAttribute, QuestionEffect } from '@recado/contracts/questionnaires'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { EffectRow } from './effect-row.tsx'
import { kindsFor, newEffect } from './new-effect.ts'

interface EffectsEditorProps {
  /** What they belong to, for screen readers. */
  label: string
  effects: readonly QuestionEffect[]
  attributes: readonly MatchAttribute[]
  amount?: boolean
  onChange(effects: QuestionEffect[]): void
}

/** All that an answer does. */
export function EffectsEditor({ label, effects, attributes, amount = false, onChange }: EffectsEditorProps) {
  const { t } = useTranslation('questionnaire')
  const add = () => {
    const first = attributes.find((one) => kindsFor(one).length > 0)
    const [kind] = first === undefined ? [] : kindsFor(first)
    if (first !== undefined && kind !== undefined) onChange([...effects, newEffect(first, kind, amount)])
  }
  return (
    <div className="grid gap-2">
      {effects.length > 0 && (
        <ul aria-label={label} className="grid gap-2">
          {effects.map((effect, index) => (
            <EffectRow
              // biome-ignore lint/suspicious/noArrayIndexKey: effects may be equal, and have no name
              key={index}
              effect={effect}
              attributes={attributes}
              amount={amount}
              onChange={(next) => onChange(effects.map((one, at) => (at === index ? next : one)))}
              onRemove={() => onChange(effects.filter((_one, at) => at !== index))}
            />
          ))}
        </ul>
      )}
      <Button kind="ghost" size="small" className="justify-self-start" onClick={add}>
        <Plus size={14} aria-hidden />
        {t('effects.add')}
      </Button>
    </div>
  )
}
