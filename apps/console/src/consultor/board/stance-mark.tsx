import { ThumbsDown, ThumbsUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../design/badge.tsx'

/** For or against an option. @param stance −2 to 2 */
export function StanceMark({ stance }: { stance: number }) {
  const { t } = useTranslation('consultor')
  if (stance === 0) return <Badge>{t('stances.neutral')}</Badge>
  const Icon = stance > 0 ? ThumbsUp : ThumbsDown
  const strong = Math.abs(stance) > 1
  return (
    <Badge tone={stance > 0 ? 'good' : 'bad'}>
      <Icon size={12} aria-hidden />
      {t(
        stance > 0
          ? strong
            ? 'stances.strongly_for'
            : 'stances.for'
          : strong
            ? 'stances.strongly_against'
            : 'stances.against',
      )}
    </Badge>
  )
}
