import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useServices } from '../../services.ts'
import { type Contact, restoreContact } from './contacts.api.ts'

/** Brings a deleted contact back. */
export function useRestoreContact() {
  const { t } = useTranslation('contacts')
  const { http } = useServices()
  return useAct({
    run: ({ id }: Pick<Contact, 'id' | 'name'>) => restoreContact(http, id),
    changes: ['contacts', 'contact', 'contact-timeline'],
    done: ({ name }) => ({ text: t('restored', { name: name || t('unnamed') }) }),
  })
}
