import { Navigate } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { ArrowLeft, MessagesSquare } from 'lucide-react'
import { use } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { InboxContext } from '../../inbox/inbox-context.ts'
import { useInboxAddress } from '../../inbox/use-inbox-address.ts'
import { useLooking } from '../../inbox/use-looking.ts'
import { useMarkSeen } from '../../inbox/use-mark-seen.ts'
import { ConnectionBanner } from './connection-banner.tsx'
import { ContactPanel } from './contact-panel/contact-panel.tsx'
import { InboxKeys } from './inbox-keys.tsx'
import { FolderColumn } from './list/folder-column.tsx'
import { ListPane } from './list/list-pane.tsx'
import { ThreadPane } from './thread/thread-pane.tsx'
import { useWide } from './use-wide.ts'

// 1180 pixels, in rem as below: Tailwind orders breakpoints of one unit only, and its own are in rem.
const PANEL_FROM = '(min-width: 73.75rem)'

/**
 * Folders, list, conversation, contact. Where there is no room for all, the address says which is in front: a phone shows
 * list, conversation or panel, a tablet the list and one of the others.
 */
export function InboxScreen() {
  // Who may not read conversations has no inbox, whatever they typed into the address.
  return use(InboxContext) === null ? <Navigate to="/" replace /> : <Panes />
}

function Panes() {
  const { t } = useTranslation('inbox')
  const { folder, conversationId, search, showPanel } = useInboxAddress()
  const wide = useWide(PANEL_FROM)
  useLooking(conversationId)
  useMarkSeen(conversationId)
  const isOpen = conversationId !== undefined
  const panel = isOpen && search.painel === true
  return (
    <div className="absolute inset-0 flex flex-col">
      <ConnectionBanner />
      <div className="grid min-h-0 flex-1 grid-rows-1 md:grid-cols-[300px_minmax(0,1fr)] min-[73.75rem]:grid-cols-[320px_minmax(0,1fr)_300px] min-[87.5rem]:grid-cols-[190px_320px_minmax(0,1fr)_300px]">
        <div className="hidden overflow-y-auto border-r border-line bg-canvas min-[87.5rem]:block">
          <FolderColumn />
        </div>
        <div className={clsx('min-h-0 min-w-0 border-line bg-surface md:block md:border-r', isOpen && 'hidden')}>
          <ListPane />
        </div>
        <div
          className={clsx(
            'min-h-0 min-w-0 flex-col bg-surface min-[73.75rem]:flex',
            panel ? 'hidden' : isOpen ? 'flex' : 'hidden md:flex',
          )}
        >
          {conversationId === undefined ? (
            <div className="grid flex-1 place-items-center">
              <EmptyState icon={MessagesSquare} title={t('empty.no_thread.title')}>
                {t('empty.no_thread.text')}
              </EmptyState>
            </div>
          ) : (
            <ThreadPane
              conversationId={conversationId}
              folder={folder}
              {...(wide ? {} : { panel: { open: panel, toggle: () => showPanel(!panel) } })}
            />
          )}
        </div>
        <aside
          className={clsx(
            'min-h-0 min-w-0 overflow-y-auto border-line bg-surface min-[73.75rem]:block min-[73.75rem]:border-l',
            !panel && 'hidden',
          )}
        >
          {panel && (
            <div className="border-b border-line p-2 min-[73.75rem]:hidden">
              <Button kind="ghost" onClick={() => showPanel(false)}>
                <ArrowLeft size={16} aria-hidden />
                {t('panel.back')}
              </Button>
            </div>
          )}
          {conversationId !== undefined && <ContactPanel conversationId={conversationId} />}
        </aside>
      </div>
      <InboxKeys />
    </div>
  )
}
