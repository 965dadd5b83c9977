import type { ContactId } from '@recado/contracts/ids'
import { UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../../design/avatar.tsx'
import { Button } from '../../../design/button.tsx'
import { PickerList } from '../../../design/picker-list.tsx'
import { useContactName } from '../../../i18n/use-contact-name.ts'
import { useContactSearch } from '../../../inbox/use-contact-search.ts'
import { NewContact } from './new-contact.tsx'

export interface Recipient {
  id: ContactId
  name: string
}

interface ChooseContactProps {
  recipient: Recipient | undefined
  onChoose(recipient: Recipient | undefined): void
}

/** To whom: somebody who is known, found by name, e-mail or phone, or somebody new. */
export function ChooseContact({ recipient, onChoose }: ChooseContactProps) {
  const { t } = useTranslation('inbox')
  const nameOf = useContactName()
  const [words, setWords] = useState('')
  const [isNew, setIsNew] = useState(false)
  const found = useContactSearch(words.trim())
  if (recipient !== undefined) {
    return (
      <div className="flex items-center gap-2.5">
        <Avatar name={recipient.name} of={recipient.id} />
        <span className="min-w-0 flex-1 truncate text-13 font-medium">{nameOf(recipient)}</span>
        <Button size="small" kind="ghost" onClick={() => onChoose(undefined)}>
          {t('begin.other')}
        </Button>
      </div>
    )
  }
  if (isNew) return <NewContact name={words.trim()} onMade={onChoose} onBack={() => setIsNew(false)} />
  return (
    <div className="grid gap-2">
      <div className="overflow-hidden rounded-8 border border-line">
        <PickerList
          focused
          label={t('begin.contact')}
          {...(words.trim().length < 2 ? { empty: t('begin.search_hint') } : {})}
          chosen={[]}
          onSearch={setWords}
          options={found.map(({ id, name, email, phone }) => ({
            ...{ value: id, label: nameOf({ id, name }), detail: [phone, email].filter(Boolean).join(' · ') },
            icon: <Avatar name={name} of={id} size="small" />,
          }))}
          onPick={(value) => onChoose(found.find(({ id }) => id === value))}
        />
      </div>
      <Button size="small" onClick={() => setIsNew(true)}>
        <UserRoundPlus size={14} aria-hidden />
        {t('begin.new_contact')}
      </Button>
    </div>
  )
}
