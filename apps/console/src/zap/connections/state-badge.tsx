import type { BotState } from '@recado/contracts/bots'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../design/badge.tsx'
import { STATE_TONES } from './state-tone.ts'

export function StateBadge({ state }: { state: BotState }) {
  const { t } = useTranslation('connections')
  return <Badge tone={STATE_TONES[state]}>{t(`states.${state}.name`)}</Badge>
}
