import type { ConversationView } from '@recado/contracts/conversations'
import { Tag } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Chip } from '../../../design/chip.tsx'
import { Picker } from '../../../design/picker.tsx'
import type { ConversationActs } from '../../../inbox/inbox-data.ts'
import { useLabels } from '../../../inbox/use-labels.ts'
import { LabelDot } from './label-dot.tsx'

interface LabelPickerProps {
  conversation: ConversationView
  acts: ConversationActs
  disabled: boolean
}

/** What it is about: its labels, and a list to give and take them. */
export function LabelPicker({ conversation, acts, disabled }: LabelPickerProps) {
  const { t } = useTranslation('thread')
  const labels = useLabels()
  const given = labels.filter(({ id }) => conversation.label_ids.includes(id))
  return (
    <>
      <Picker
        multiple
        label={t('labels.label')}
        options={labels.map(({ id, name, colour }) => ({ value: id, label: name, icon: <LabelDot colour={colour} /> }))}
        value={conversation.label_ids}
        onChange={(values) => acts.setLabels(labels.filter(({ id }) => values.includes(id)).map(({ id }) => id))}
        trigger={
          <Button size="small" kind="ghost" disabled={disabled} className="border border-transparent">
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
            {...(disabled
              ? {}
              : { onRemove: () => acts.setLabels(conversation.label_ids.filter((other) => other !== id)) })}
          />
        </span>
      ))}
    </>
  )
}
