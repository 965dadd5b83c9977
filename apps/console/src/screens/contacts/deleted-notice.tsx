import { KEEP_DELETED_DAYS } from '@recado/contracts/contacts'
import { Undo2, UserRoundX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useMay } from '../../session/me-context.ts'
import type { Contact } from './contacts.api.ts'
import { useRestoreContact } from './use-restore-contact.ts'

/** Says of a contact that it was deleted and until when it can come back, and brings it back. */
export function DeletedNotice({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts')
  const format = useFormat()
  const mayWrite = useMay()('contacts.write')
  const restore = useRestoreContact()
  if (contact.deleted_at === null) return null
  return (
    <div role="status" className="grid gap-2 rounded-8 bg-warn-soft p-3 text-13 text-warn">
      <p className="flex gap-2">
        <UserRoundX size={16} className="mt-0.5 shrink-0" aria-hidden />
        {t('deleted_until', { date: format.date(goneAt(contact.deleted_at)) })}
      </p>
      {mayWrite && (
        <div>
          <Button size="small" busy={restore.isPending} onClick={() => restore.mutate(contact)}>
            <Undo2 size={14} aria-hidden />
            {t('restore')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** When it is erased. */
export function goneAt(deletedAt: Date): Date {
  return new Date(deletedAt.getTime() + KEEP_DELETED_DAYS * 86_400_000)
}
