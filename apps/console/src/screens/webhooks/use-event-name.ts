import { useTranslation } from 'react-i18next'

/** `message.created` → "Mensagem nova"; a name that we have no words for is one of the receiving program's: it stays. */
export function useEventName(): (event: string) => string {
  const { t, i18n } = useTranslation('webhooks')
  return (event) => {
    const key = `event_names.${event}`
    return i18n.exists(`webhooks:${key}`) ? t(key as 'event_names.message.created') : event
  }
}
