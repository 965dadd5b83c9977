import { isBlank } from '@recado/contracts/unseen'
import { visitorCode } from '@recado/contracts/visitor-code'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** What a contact is called: by name, or "Visitante 4F2A" while there is none. */
export function useContactName(): (contact: { id: string; name: string }) => string {
  const { t } = useTranslation()
  return useCallback(({ id, name }) => (isBlank(name) ? t('visitor', { code: visitorCode(id) }) : name), [t])
}
