import { Plus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ConfirmByName } from '../../design/confirm-by-name.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { listTeams, type Team } from '../../inbox/inbox.api.ts'
import { inboxKeys } from '../../inbox/inbox-keys.ts'
import { isCurrent } from '../../inbox/is-current.ts'
import { useColleagues } from '../../inbox/use-colleagues.ts'
import { ListView } from '../../lists/list-view.tsx'
import { useWholeList } from '../../lists/use-whole-list.ts'
import { useServices } from '../../services.ts'
import { TeamDialog } from './team-dialog.tsx'
import { TeamRow } from './team-row.tsx'
import { deleteTeam } from './teams.api.ts'

/** Who works together: an inbox belongs to a team, and conversations pass from one to another. */
export function TeamsScreen() {
  const { t } = useTranslation('teams')
  const { http } = useServices()
  const [editing, setEditing] = useState<Team | 'new'>()
  const [deleting, setDeleting] = useState<Team>()
  const all = useWholeList(inboxKeys.teams, () => listTeams(http))
  const list = { ...all, items: all.items?.filter(isCurrent) }
  const colleagues = useColleagues()
  const remove = useAct({
    run: ({ id }: Team) => deleteTeam(http, id),
    changes: ['teams'],
    done: ({ name }) => ({ text: t('deleted', { name }) }),
  })
  const create = (
    <Button kind="primary" onClick={() => setEditing('new')}>
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
            <EmptyState icon={UsersRound} title={t('empty_title')} action={create}>
              {t('empty')}
            </EmptyState>
          }
        >
          {(teams) => (
            <ul>
              {teams.map((team) => (
                <TeamRow
                  key={team.id}
                  team={team}
                  colleagues={colleagues}
                  onEdit={() => setEditing(team)}
                  onDelete={() => setDeleting(team)}
                />
              ))}
            </ul>
          )}
        </ListView>
      </Card>
      {editing && (
        <TeamDialog
          {...(editing !== 'new' && { team: editing })}
          colleagues={colleagues}
          onClose={() => setEditing(undefined)}
        />
      )}
      {deleting && (
        <ConfirmByName
          open
          onOpenChange={(open) => open || setDeleting(undefined)}
          title={t('delete_title', { name: deleting.name })}
          description={t('delete_text')}
          name={deleting.name}
          action={t('delete')}
          busy={remove.isPending}
          onConfirm={() => remove.mutate(deleting, { onSettled: () => setDeleting(undefined) })}
        />
      )}
    </>
  )
}
