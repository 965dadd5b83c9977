import type { ConversationView } from '@recado/contracts/conversations'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Chip } from '../../../design/chip.tsx'
import { Picker } from '../../../design/picker.tsx'
import { useConversationActs } from '../../../inbox/use-conversation-acts.ts'
import { useLabels } from '../../../inbox/use-labels.ts'
import { useMay } from '../../../session/me-context.ts'

/** What this conversation is about, to be added to and taken from. */
export function ConversationLabels({ conversation }: { conversation: ConversationView }) {
  const { t } = useTranslation('contacts')
  const mayWrite = useMay()('conversations.write')
  const labels = useLabels()
  const { setLabels } = useConversationActs(conversation)
  const { label_ids } = conversation
  const set = labels.filter(({ id }) => label_ids.includes(id))
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {set.map(({ id, name, colour }) => (
        <Chip
          key={id}
          text={name}
          colour={colour}
          {...(mayWrite && { onRemove: () => setLabels(label_ids.filter((other) => other !== id)) })}
        />
      ))}
      {set.length === 0 && !mayWrite && <p className="text-13 text-ink-faint">{t('none')}</p>}
      {mayWrite && labels.length > 0 && (
        <Picker
          multiple
          label={t('labels')}
          value={label_ids}
          onChange={(ids) => setLabels(labels.filter(({ id }) => ids.includes(id)).map(({ id }) => id))}
          options={labels.map(({ id, name, colour }) => ({
            value: id,
            label: name,
            icon: <span aria-hidden className="size-2 rounded-full" style={{ backgroundColor: colour }} />,
          }))}
          trigger={
            <Button kind="ghost" size="small">
              <Plus size={14} aria-hidden />
              {t('add_label')}
            </Button>
          }
        />
      )}
      {mayWrite && labels.length === 0 && <p className="text-13 text-ink-faint">{t('no_labels')}</p>}
    </div>
  )
}
