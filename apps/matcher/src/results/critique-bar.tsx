import type { ListOnPage } from '@recado/contracts/car-pages'
import { Icon } from '../layout/icon.tsx'
import { usePage } from '../page-tools.ts'

interface CritiqueBarProps {
  list: ListOnPage
  isBusy: boolean
  onCriticise(critique: string): void
  /** Undefined: this is the first list. */
  onBack: (() => void) | undefined
}

/** "Mais barato", "menos rodado": the next list of the same wishes. */
export function CritiqueBar({ list, isBusy, onCriticise, onBack }: CritiqueBarProps) {
  const { t } = usePage()
  if (list.critiques.length === 0 && onBack === undefined) return null
  return (
    <fieldset class="critiques" aria-label={t('critique.label')}>
      {onBack !== undefined && (
        <button type="button" class="chip" disabled={isBusy} onClick={onBack}>
          <Icon name="left" />
          {t('critique.back')}
        </button>
      )}
      {list.critiques.map(({ key, label }) => (
        <button key={key} type="button" class="chip" disabled={isBusy} onClick={() => onCriticise(key)}>
          <span class="chip-word">{label}</span>
        </button>
      ))}
    </fieldset>
  )
}
