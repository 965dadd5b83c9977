import { formatPhone } from '@recado/brazil/format-phone'
import { useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Avatar } from '../../design/avatar.tsx'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { PickerList } from '../../design/picker-list.tsx'
import { useContactName } from '../../i18n/use-contact-name.ts'
import { useServices } from '../../services.ts'
import { contactKeys } from './contact-keys.ts'
import { type Contact, listContacts, mergeContact } from './contacts.api.ts'
import { MergeOutcome } from './merge-outcome.tsx'

interface MergeDialogProps {
  contact: Contact
  onClose(): void
  onMerged(into: Contact['id']): void
}

/** Finds whom this contact is the same person as, and says what will be of the two before it is done. */
export function MergeDialog({ contact, onClose, onMerged }: MergeDialogProps) {
  const { t, i18n } = useTranslation(['contacts', 'common'])
  const { http } = useServices()
  const nameOf = useContactName()
  const [search, setSearch] = useState(contact.name)
  const [into, setInto] = useState<Contact>()
  const q = useDeferredValue(search.trim())
  const found = useQuery({
    queryKey: [...contactKeys.list(q), 'merge'],
    queryFn: () => listContacts(http, q, undefined),
  })
  const others = (found.data?.items ?? []).filter(({ id }) => id !== contact.id).slice(0, 20)
  const merge = useAct({
    run: (kept: Contact) => mergeContact(http, contact.id, kept.id),
    changes: ['contacts', 'contact', 'contact-timeline', 'conversations', 'conversation'],
    done: (kept) => ({ text: t('merge.done', { name: nameOf(contact), into: nameOf(kept) }) }),
    after: (kept) => onMerged(kept.id),
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('merge.title', { name: nameOf(contact) })}
      description={t('merge.text')}
    >
      {into === undefined ? (
        <div className="rounded-8 border border-line [&>*]:w-full">
          <PickerList
            label={t('merge.search')}
            options={others.map(({ id, name, email, phone }) => ({
              value: id,
              label: nameOf({ id, name }),
              detail: [phone && formatPhone(phone, i18n.language), email].filter(Boolean).join(' · '),
              icon: <Avatar name={name} of={id} />,
            }))}
            chosen={[]}
            loading={found.isFetching}
            onSearch={setSearch}
            onPick={(id) => setInto(others.find((other) => other.id === id))}
          />
        </div>
      ) : (
        <div className="grid gap-4">
          <div className="flex items-center gap-3 text-13">
            <span className="min-w-0 flex-1 truncate rounded-8 border border-line p-3 text-ink-soft line-through">
              {nameOf(contact)}
            </span>
            <ArrowRight size={16} className="shrink-0 text-ink-faint" aria-hidden />
            <span className="min-w-0 flex-1 truncate rounded-8 border border-line-strong p-3 font-medium">
              {nameOf(into)}
            </span>
          </div>
          <MergeOutcome from={contact} into={into} />
        </div>
      )}
      <DialogActions>
        <Button onClick={() => (into === undefined ? onClose() : setInto(undefined))}>
          {t(into === undefined ? 'common:actions.cancel' : 'merge.back')}
        </Button>
        {into !== undefined && (
          <Button kind="danger" busy={merge.isPending} onClick={() => merge.mutate(into)}>
            {t('merge.confirm')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}
