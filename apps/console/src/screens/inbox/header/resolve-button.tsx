import type { ConversationView } from '@recado/contracts/conversations'
import { Check, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../../api/api-problem.ts'
import { Button } from '../../../design/button.tsx'
import type { ConversationActs } from '../../../inbox/inbox-data.ts'
import { ResolveDialog } from '../resolve-dialog.tsx'

interface ResolveButtonProps {
  conversation: ConversationView
  acts: ConversationActs
}

/** Done, or open again. Where the inbox wants a label first, it asks for one and goes on. */
export function ResolveButton({ conversation, acts }: ResolveButtonProps) {
  const { t } = useTranslation('thread')
  const [asking, setAsking] = useState(false)
  if (conversation.status === 'resolved')
    return (
      <Button size="small" onClick={acts.reopen}>
        <RotateCcw size={14} aria-hidden />
        {t('header.reopen')}
      </Button>
    )
  const resolve = () => {
    // Every other refusal is said where the act is made.
    acts.resolve().catch((error: unknown) => {
      if (error instanceof ApiProblem && error.code === 'label_required') setAsking(true)
    })
  }
  return (
    <>
      <Button size="small" kind="primary" aria-keyshortcuts="E" onClick={resolve}>
        <Check size={14} aria-hidden />
        {t('header.resolve')}
      </Button>
      {asking && <ResolveDialog conversation={conversation} onClose={() => setAsking(false)} />}
    </>
  )
}
