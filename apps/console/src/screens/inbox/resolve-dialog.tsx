import type { ConversationView } from '@recado/contracts/conversations'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../design/dialog.tsx'
import { PickerList } from '../../design/picker-list.tsx'
import { useConversationActs } from '../../inbox/use-conversation-acts.ts'
import { useLabels } from '../../inbox/use-labels.ts'
import { LabelDot } from './header/label-dot.tsx'

interface ResolveDialogProps {
  conversation: ConversationView
  onClose(): void
}

/** For inboxes that ask for a label before a conversation is done: choosing one resolves. */
export function ResolveDialog({ conversation, onClose }: ResolveDialogProps) {
  const { t } = useTranslation('inbox')
  const labels = useLabels()
  const acts = useConversationActs(conversation)
  const resolve = (value: string) => {
    const label = labels.find(({ id }) => id === value)
    onClose()
    // With a label there is nothing more that is asked for; other refusals are said where they happen.
    if (label !== undefined) acts.resolve([label.id]).catch(() => undefined)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('resolve.title')}
      description={t('resolve.description')}
    >
      <div className="overflow-hidden rounded-8 border border-line [&>div]:w-full">
        <PickerList
          label={t('resolve.labels')}
          chosen={[]}
          options={labels.map(({ id, name, colour }) => ({
            ...{ value: id, label: name, icon: <LabelDot colour={colour} /> },
          }))}
          onPick={resolve}
        />
      </div>
    </Dialog>
  )
}
