import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useContactName } from '../../i18n/use-contact-name.ts'
import { useServices } from '../../services.ts'
import { type Contact, deleteContact } from './contacts.api.ts'
import { useRestoreContact } from './use-restore-contact.ts'

/** Takes a contact out of lists and searches, and offers to take that back at once; the list of deleted ones does later. */
export function useDeleteContact(after?: () => void) {
  const { t } = useTranslation(['contacts', 'common'])
  const { http } = useServices()
  const nameOf = useContactName()
  const restore = useRestoreContact()
  return useAct({
    run: ({ id }: Pick<Contact, 'id' | 'name'>) => deleteContact(http, id),
    changes: ['contacts', 'contact', 'contact-timeline'],
    done: (contact) => ({
      text: t('deleted', { name: nameOf(contact) }),
      action: { label: t('common:actions.undo'), run: () => restore.mutate(contact) },
    }),
    ...(after && { after }),
  })
}
