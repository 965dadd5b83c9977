import type { ConversationView } from '@recado/contracts/conversations'
import { Tag } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Chip } from '../../../design/chip.tsx'
import { Picker } from '../../../design/picker.tsx'
import type { ConversationActs } from '../../../inbox/inbox-data.ts'
import { useLabels } from '../../../inbox/use-labels.ts'

interface LabelPickerProps {
  conversation: ConversationView
  acts: ConversationActs
  disabled: boolean
  open: boolean
  onOpenChange(open: boolean): void
}

/** What it is about: its labels, and a list to give and take them. */
export function LabelPicker({ conversation, acts, disabled, ...state }: LabelPickerProps) {
  const { t } = useTranslation('thread')
  const labels = useLabels()
  const given = labels.filter(({ id }) => conversation.label_ids.includes(id))
  return (
    <>
      <Picker
        multiple
        label={t('labels.label')}
        options={labels.map(({ id, name, colour }) => ({ value: id, label: name, icon: <Dot colour={colour} /> }))}
        value={conversation.label_ids}
        onChange={(values) => {
          const picked = labels.map(({ id }) => id).filter((id) => values.includes(id))
          acts.changeLabels({
            add: picked.filter((id) => !conversation.label_ids.includes(id)),
            remove: conversation.label_ids.filter((id) => !values.includes(id)),
          })
        }}
        {...state}
        trigger={
          <Button
            size="small"
            kind="ghost"
            disabled={disabled}
            aria-keyshortcuts="L"
            className="border border-transparent"
          >
            <Tag size={14} aria-hidden />
            {t('labels.label')}
          </Button>
        }
      />
      {given.map(({ id, name, colour }) => (
        <span key={id} className="shrink-0">
          <Chip
            text={name}
            colour={colour}
            {...(disabled ? {} : { onRemove: () => acts.changeLabels({ remove: [id] }) })}
          />
        </span>
      ))}
    </>
  )
}

function Dot({ colour }: { colour: string }) {
  return <span aria-hidden className="size-2.5 shrink-0 rounded-full" style={{ backgroundColor: colour }} />
}
