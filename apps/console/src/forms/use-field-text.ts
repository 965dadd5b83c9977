import { useTranslation } from 'react-i18next'

/** What to say of a field's error: our text for a code of the contracts, otherwise the words as the server sent them. */
export function useFieldText(error: string | undefined): string | undefined {
  const { t, i18n } = useTranslation()
  if (error === undefined || error === '') return undefined
  if (!/^[a-z_]+$/.test(error)) return error
  return i18n.exists(`common:fields.${error}`) ? t(`fields.${error}` as 'fields.invalid') : t('fields.invalid')
}
