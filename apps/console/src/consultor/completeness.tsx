import { useTranslation } from 'react-i18next'
import { Progress } from '../design/progress.tsx'

interface CompletenessProps {
  /** 0 to 1, of what was read. */
  share: number
  /** Missing figures that were typed meanwhile, of so many that are missing. */
  added?: number
  needs?: number
}

/** How much of what an answer needs is there. */
export function Completeness({ share, added = 0, needs = 0 }: CompletenessProps) {
  const { t, i18n } = useTranslation('consultor')
  const whole = needs === 0 ? share : share + (1 - share) * Math.min(added / needs, 1)
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(whole)
  return (
    <div className="grid gap-1.5">
      <p className="flex justify-between gap-3 text-12 text-ink-soft">
        <span>{t('completeness')}</span>
        <span className="font-medium">{percent}</span>
      </p>
      <Progress label={t('completeness')} share={whole} text={percent} />
    </div>
  )
}
