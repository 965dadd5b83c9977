import type { ConversationView } from '@recado/contracts/conversations'
import { useState } from 'react'
import { useConversationActs } from '../../../inbox/use-conversation-acts.ts'
import { useMay } from '../../../session/me-context.ts'
import { LabelPicker } from '../header/label-picker.tsx'

/** What this conversation is about, to be added to and taken from. */
export function ConversationLabels({ conversation }: { conversation: ConversationView }) {
  const mayWrite = useMay()('conversations.write')
  const acts = useConversationActs(conversation)
  const [open, setOpen] = useState(false)
  return (
    <div className="-ml-2 flex flex-wrap items-center gap-1.5">
      <LabelPicker conversation={conversation} acts={acts} disabled={!mayWrite} open={open} onOpenChange={setOpen} />
    </div>
  )
}
