import { useTranslation } from 'react-i18next'

/** `member.updated` → "alterou uma pessoa"; one that we have no words for is at least no key. */
export function useActionName(): (action: string) => string {
  const { t, i18n } = useTranslation('audit')
  return (action) => {
    const key = `actions.${action}`
    return i18n.exists(`audit:${key}`) ? t(key as 'actions.member.updated') : t('unknown')
  }
}
