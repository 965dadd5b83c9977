import { useTranslation } from 'react-i18next'
import { Badge } from '../../design/badge.tsx'
import type { Opening } from './calendars.api.ts'
import { useOpeningWords } from './use-opening-words.ts'

/** "Aberto agora", or when it opens next. */
export function OpeningBadge({ opening, timezone }: { opening: Opening; timezone: string }) {
  const { t } = useTranslation('calendars')
  const words = useOpeningWords()
  if (opening.open) return <Badge tone="good">{t('open_now')}</Badge>
  return <Badge tone={opening.next_opening === null ? 'bad' : 'neutral'}>{words(opening.next_opening, timezone)}</Badge>
}
