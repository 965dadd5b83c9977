import { InboxId } from '@recado/contracts/ids'
import { Link } from '@tanstack/react-router'
import { ChevronRight, MessagesSquare, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { listInboxes } from '../../inbox/inbox.api.ts'
import { inboxKeys } from '../../inbox/inbox-keys.ts'
import { isCurrent } from '../../inbox/is-current.ts'
import { useTeams } from '../../inbox/use-teams.ts'
import { ListView } from '../../lists/list-view.tsx'
import { useWholeList } from '../../lists/use-whole-list.ts'
import { useServices } from '../../services.ts'
import { ChannelIcon } from '../inbox/list/channel-icon.tsx'
import { CreateInboxDialog } from './create-inbox-dialog.tsx'

/** The ways in: chats of sites and what else brings conversations. */
export function InboxesScreen() {
  const { t } = useTranslation('inboxes')
  const { http } = useServices()
  const teams = useTeams()
  const [creating, setCreating] = useState(false)
  const all = useWholeList(inboxKeys.inboxes, () => listInboxes(http))
  const list = { ...all, items: all.items?.filter(isCurrent) }
  const create = (
    <Button kind="primary" onClick={() => setCreating(true)}>
      <Plus size={16} aria-hidden />
      {t('new')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} actions={list.items?.length ? create : undefined} />
      <Card flush>
        <ListView
          list={list}
          empty={
            <EmptyState icon={MessagesSquare} title={t('empty_title')} action={create}>
              {t('empty')}
            </EmptyState>
          }
        >
          {(inboxes) => (
            <ul>
              {inboxes.map((inbox) => (
                <li key={inbox.id} className="border-b border-line last:border-0">
                  <Link
                    to="/configuracoes/canais/$id"
                    params={{ id: wireId(InboxId, inbox.id) }}
                    className="flex min-h-16 items-center gap-3 px-4 py-2.5 hover:bg-hover/50 focus-visible:-outline-offset-2 sm:px-5"
                  >
                    <ChannelIcon channel={inbox.channel} label={t(`channels.${inbox.channel}`)} />
                    <span className="grid min-w-0 flex-1">
                      <span className="truncate text-13 font-medium">{inbox.name}</span>
                      <span className="truncate text-12 text-ink-faint">
                        {[teams.find(({ id }) => id === inbox.team_id)?.name, t(`assignment.${inbox.assignment}`)]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                    </span>
                    <ChevronRight size={16} className="shrink-0 text-ink-faint" aria-hidden />
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </ListView>
      </Card>
      {creating && <CreateInboxDialog onClose={() => setCreating(false)} />}
    </>
  )
}
