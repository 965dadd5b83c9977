import { BotState } from '@recado/contracts/bots'
import { useTranslation } from 'react-i18next'

/** Why a message has not left for more than a minute. @param stuck the number's state, or what its bot said */
export function useReasonOfWait(): (stuck: string) => string {
  const { t } = useTranslation('connections', { keyPrefix: 'inbox' })
  return (stuck) => {
    const state = BotState.safeParse(stuck).data
    return state === undefined || state === 'connected' ? t('stuck') : t(`stuck_by.${state}`)
  }
}
