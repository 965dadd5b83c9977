import { ConversationId } from '@recado/contracts/ids'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isFolder } from '../../inbox/folders.ts'
import { ContactPanel } from './contact-panel/contact-panel.tsx'
import { ThreadPane } from './thread/thread-pane.tsx'

/** List, conversation, contact. */
export function InboxScreen() {
  const { t } = useTranslation('inbox')
  const params = useParams({ strict: false })
  const folder = params.folder !== undefined && isFolder(params.folder) ? params.folder : 'minhas'
  const conversationId = ConversationId.safeParse(params.conversationId).data
  return (
    <div className="grid h-full min-h-0 md:grid-cols-[320px_minmax(0,1fr)_300px]">
      <div className="border-r border-line">
        <h1 className="p-4 text-16 font-semibold">{t('title')}</h1>
      </div>
      <div className="flex min-h-0 flex-col">
        {conversationId !== undefined && <ThreadPane conversationId={conversationId} folder={folder} />}
      </div>
      <aside className="border-l border-line">
        {conversationId !== undefined && <ContactPanel conversationId={conversationId} />}
      </aside>
    </div>
  )
}
