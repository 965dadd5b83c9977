import type { ConversationId } from '@recado/contracts/ids'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../../design/error-state.tsx'
import type { Folder } from '../../../inbox/inbox-data.ts'
import { useConversation } from '../../../inbox/use-conversation.ts'
import { OpenThread } from './open-thread.tsx'
import { ThreadSkeleton } from './thread-skeleton.tsx'

interface ThreadPaneProps {
  conversationId: ConversationId
  folder: Folder
  /** The contact's panel, where there is one to open. */
  panel?: { open: boolean; toggle(): void }
}

/** The middle: who it is with, what was said, where one writes. */
export function ThreadPane({ conversationId, folder, panel }: ThreadPaneProps) {
  const { t } = useTranslation('thread')
  const { conversation, error, retry } = useConversation(conversationId)
  if (error)
    return (
      <div className="grid flex-1 place-items-center">
        <ErrorState error={error} onRetry={retry} />
      </div>
    )
  if (conversation === undefined) return <ThreadSkeleton label={t('loading')} />
  // What one was doing in one conversation does not go on in another.
  return <OpenThread key={conversationId} conversation={conversation} folder={folder} panel={panel} />
}
