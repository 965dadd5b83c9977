import type { ConversationId } from '@recado/contracts/ids'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../../design/error-state.tsx'
import { SkeletonRows } from '../../../design/skeleton.tsx'
import type { Folder } from '../../../inbox/inbox-data.ts'
import { useConversation } from '../../../inbox/use-conversation.ts'
import { useThread } from '../../../inbox/use-thread.ts'

interface ThreadPaneProps {
  conversationId: ConversationId
  folder: Folder
}

/** The middle: who it is with, what was said, where one writes. */
export function ThreadPane({ conversationId }: ThreadPaneProps) {
  const { t } = useTranslation()
  const { conversation } = useConversation(conversationId)
  const { messages, error, retry } = useThread(conversationId)
  if (error) return <ErrorState error={error} onRetry={retry} />
  if (messages === undefined) return <SkeletonRows label={t('loading')} />
  return (
    <section aria-label={conversation?.contact.name} className="min-h-0 flex-1 overflow-y-auto p-4">
      {messages.map((message) => (
        <p key={message.client_id} className="py-1 text-14">
          {message.body}
        </p>
      ))}
    </section>
  )
}
