import type { ConversationView } from '@recado/contracts/conversations'
import { LabelId } from '@recado/contracts/ids'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '../../design/button.tsx'
import { Dialog, DialogActions } from '../../design/dialog.tsx'
import { Picker } from '../../design/picker.tsx'
import { useConversationActs } from '../../inbox/use-conversation-acts.ts'
import { useLabels } from '../../inbox/use-labels.ts'

interface ResolveDialogProps {
  conversation: ConversationView
  onClose(): void
}

/** For inboxes that ask for a label before a conversation is done. */
export function ResolveDialog({ conversation, onClose }: ResolveDialogProps) {
  const { t } = useTranslation(['inbox', 'common'])
  const labels = useLabels()
  const acts = useConversationActs(conversation)
  const [chosen, setChosen] = useState<string[]>([])
  const resolve = () => {
    onClose()
    // With a label there is nothing more that is asked for; other refusals are said where they happen.
    acts.resolve(chosen.flatMap((id) => LabelId.safeParse(id).data ?? [])).catch(() => undefined)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('resolve.title')}
      description={t('resolve.description')}
    >
      <Picker
        multiple
        label={t('resolve.labels')}
        value={chosen}
        onChange={setChosen}
        options={labels.map(({ id, name }) => ({ value: z.encode(LabelId, id), label: name }))}
      />
      <DialogActions>
        <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
        <Button kind="primary" disabled={chosen.length === 0} onClick={resolve}>
          {t('resolve.confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
