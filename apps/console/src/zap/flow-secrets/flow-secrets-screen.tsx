import type { FlowSecretView } from '@recado/contracts/flow-secrets'
import { KeyRound, MoreHorizontal, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ConfirmByName } from '../../design/confirm-by-name.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Menu, MenuItem } from '../../design/menu.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { ListView } from '../../lists/list-view.tsx'
import { useWholeList } from '../../lists/use-whole-list.ts'
import { useServices } from '../../services.ts'
import { deleteFlowSecret, listFlowSecrets, SECRETS_KEY } from './flow-secrets.api.ts'
import { SecretDialog } from './secret-dialog.tsx'
import { secretPlace } from './secret-place.ts'

/** What flows may send to other systems without anybody seeing it. */
export function FlowSecretsScreen() {
  const { t } = useTranslation('flow-settings')
  const { http } = useServices()
  const format = useFormat()
  const [editing, setEditing] = useState<FlowSecretView | 'new'>()
  const [deleting, setDeleting] = useState<FlowSecretView>()
  const list = useWholeList(SECRETS_KEY, () => listFlowSecrets(http))
  const remove = useAct({
    run: ({ id }: FlowSecretView) => deleteFlowSecret(http, id),
    changes: ['flow-secrets'],
    done: ({ name }) => ({ text: t('secrets.deleted', { name }) }),
  })
  const create = (
    <Button kind="primary" onClick={() => setEditing('new')}>
      <Plus size={16} aria-hidden />
      {t('secrets.new')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('secrets.title')}
        description={t('secrets.text')}
        actions={list.items?.length ? create : undefined}
      />
      <Card flush>
        <ListView
          list={list}
          empty={
            <EmptyState icon={KeyRound} title={t('secrets.empty_title')} action={create}>
              {t('secrets.empty')}
            </EmptyState>
          }
        >
          {(secrets) => (
            <ul>
              {secrets.map((secret) => (
                <li
                  key={secret.id}
                  className="flex min-h-14 items-center gap-3 border-b border-line px-4 py-2 last:border-0 sm:px-5"
                >
                  <span className="grid min-w-0 flex-1">
                    <span className="truncate font-mono text-13 font-medium">{secretPlace(secret.name)}</span>
                    <span className="truncate text-12 text-ink-faint">
                      {t('secrets.goes_to', { hosts: format.list(secret.hosts) })}
                    </span>
                  </span>
                  <span className="hidden shrink-0 text-12 text-ink-faint sm:block">
                    {secret.last_used_at === null ? (
                      t('secrets.never_used')
                    ) : (
                      <>
                        {t('secrets.used')} <RelativeTime value={secret.last_used_at} />
                      </>
                    )}
                  </span>
                  <Menu
                    trigger={
                      <Button kind="ghost" size="icon" aria-label={t('secrets.more', { name: secret.name })}>
                        <MoreHorizontal size={16} aria-hidden />
                      </Button>
                    }
                  >
                    <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={() => setEditing(secret)}>
                      {t('secrets.replace')}
                    </MenuItem>
                    <MenuItem danger icon={<Trash2 size={16} aria-hidden />} onSelect={() => setDeleting(secret)}>
                      {t('secrets.delete')}
                    </MenuItem>
                  </Menu>
                </li>
              ))}
            </ul>
          )}
        </ListView>
      </Card>
      {editing && (
        <SecretDialog {...(editing !== 'new' && { secret: editing })} onClose={() => setEditing(undefined)} />
      )}
      {deleting && (
        <ConfirmByName
          open
          onOpenChange={(open) => open || setDeleting(undefined)}
          title={t('secrets.delete_title', { name: deleting.name })}
          description={t('secrets.delete_text')}
          name={deleting.name}
          action={t('secrets.delete')}
          busy={remove.isPending}
          onConfirm={() => remove.mutate(deleting, { onSuccess: () => setDeleting(undefined) })}
        />
      )}
    </>
  )
}
