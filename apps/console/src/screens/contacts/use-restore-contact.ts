import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useContactName } from '../../i18n/use-contact-name.ts'
import { useServices } from '../../services.ts'
import { type Contact, restoreContact } from './contacts.api.ts'

/** Brings a deleted contact back. */
export function useRestoreContact() {
  const { t } = useTranslation('contacts')
  const { http } = useServices()
  const nameOf = useContactName()
  return useAct({
    run: ({ id }: Pick<Contact, 'id' | 'name'>) => restoreContact(http, id),
    changes: ['contacts', 'contact', 'contact-timeline'],
    done: (contact) => ({ text: t('restored', { name: nameOf(contact) }) }),
  })
}
