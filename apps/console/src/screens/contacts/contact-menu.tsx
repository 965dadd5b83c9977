import { Ban, GitMerge, MoreHorizontal, ShieldCheck, Trash2, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { ConfirmByName } from '../../design/confirm-by-name.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../design/menu.tsx'
import { useContactName } from '../../i18n/use-contact-name.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { contactKeys } from './contact-keys.ts'
import { type ContactDetail, eraseContact } from './contacts.api.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { useContactActs } from './use-contact-acts.ts'
import { useDeleteContact } from './use-delete-contact.ts'

interface ContactMenuProps {
  contact: ContactDetail
  /** After the person was erased, or became part of another. */
  onGone?(into?: ContactDetail['id']): void
}

/** Blocking can be taken back; merging shows first what it does; erasing asks for the name. */
export function ContactMenu({ contact, onGone }: ContactMenuProps) {
  const { t } = useTranslation('contacts')
  const { http, queries } = useServices()
  const may = useMay()
  const nameOf = useContactName()
  const { block } = useContactActs(contact)
  const [merging, setMerging] = useState(false)
  const [erasing, setErasing] = useState(false)
  const erase = useAct({
    run: () => eraseContact(http, contact.id),
    changes: ['contacts', 'contact', 'contact-timeline', 'conversations', 'conversation', 'thread'],
    done: () => ({ text: t('erased') }),
    after: () => {
      setErasing(false)
      onGone?.()
      // What was read of the person goes from this browser too.
      void queries.resetQueries({ queryKey: contactKeys.one(contact.id) })
    },
  })
  const remove = useDeleteContact(() => onGone?.())
  const { blocked } = contact
  const name = nameOf(contact)
  if (!may('contacts.write') && !may('contacts.erase')) return null
  return (
    <>
      <Menu
        trigger={
          <Button kind="ghost" size="icon" aria-label={t('more', { name })}>
            <MoreHorizontal size={16} aria-hidden />
          </Button>
        }
      >
        {may('contacts.write') && (
          <>
            <MenuItem icon={<GitMerge size={16} aria-hidden />} onSelect={() => setMerging(true)}>
              {t('merge.open')}
            </MenuItem>
            <MenuItem
              icon={blocked ? <ShieldCheck size={16} aria-hidden /> : <Ban size={16} aria-hidden />}
              onSelect={() => block(!blocked)}
            >
              {t(blocked ? 'unblock' : 'block')}
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<Trash2 size={16} aria-hidden />} onSelect={() => remove.mutate(contact)}>
              {t('delete')}
            </MenuItem>
          </>
        )}
        {may('contacts.erase') && (
          <MenuItem danger icon={<UserRoundX size={16} aria-hidden />} onSelect={() => setErasing(true)}>
            {t('erase')}
          </MenuItem>
        )}
      </Menu>
      {merging && (
        <MergeDialog
          contact={contact}
          onClose={() => setMerging(false)}
          onMerged={(into) => {
            setMerging(false)
            onGone?.(into)
          }}
        />
      )}
      {erasing && (
        <ConfirmByName
          open
          onOpenChange={setErasing}
          title={t('erase_title', { name })}
          description={t('erase_text')}
          name={name}
          action={t('erase')}
          busy={erase.isPending}
          onConfirm={() => erase.mutate(undefined)}
        />
      )}
    </>
  )
}
