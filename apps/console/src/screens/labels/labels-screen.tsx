import { MoreHorizontal, Pencil, Plus, Tags, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Chip } from '../../design/chip.tsx'
import { ConfirmByName } from '../../design/confirm-by-name.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Menu, MenuItem } from '../../design/menu.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { type Label, listLabels } from '../../inbox/inbox.api.ts'
import { inboxKeys } from '../../inbox/inbox-keys.ts'
import { ListView } from '../../lists/list-view.tsx'
import { useWholeList } from '../../lists/use-whole-list.ts'
import { useServices } from '../../services.ts'
import { LabelDialog } from './label-dialog.tsx'
import { deleteLabel } from './labels.api.ts'

/** What conversations are sorted by. */
export function LabelsScreen() {
  const { t } = useTranslation(['labels', 'common'])
  const { http } = useServices()
  const [editing, setEditing] = useState<Label | 'new'>()
  const [deleting, setDeleting] = useState<Label>()
  const list = useWholeList(inboxKeys.labels, () => listLabels(http))
  const remove = useAct({
    run: ({ id }: Label) => deleteLabel(http, id),
    changes: ['labels', 'conversations'],
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
            <EmptyState icon={Tags} title={t('empty_title')} action={create}>
              {t('empty')}
            </EmptyState>
          }
        >
          {(labels) => (
            <ul>
              {labels.map((label) => (
                <li
                  key={label.id}
                  className="flex min-h-14 items-center gap-3 border-b border-line px-4 last:border-0 sm:px-5"
                >
                  <span className="min-w-0 flex-1">
                    <Chip text={label.name} colour={label.colour} />
                  </span>
                  <span className="hidden text-12 text-ink-faint sm:block">
                    {t('since')} <RelativeTime value={label.created_at} />
                  </span>
                  <Menu
                    trigger={
                      <Button kind="ghost" size="icon" aria-label={t('more', { name: label.name })}>
                        <MoreHorizontal size={16} aria-hidden />
                      </Button>
                    }
                  >
                    <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={() => setEditing(label)}>
                      {t('edit')}
                    </MenuItem>
                    <MenuItem danger icon={<Trash2 size={16} aria-hidden />} onSelect={() => setDeleting(label)}>
                      {t('delete')}
                    </MenuItem>
                  </Menu>
                </li>
              ))}
            </ul>
          )}
        </ListView>
      </Card>
      {editing && (
        <LabelDialog
          {...(editing !== 'new' && { label: editing })}
          taken={list.items?.length ?? 0}
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
          onConfirm={() => remove.mutate(deleting, { onSuccess: () => setDeleting(undefined) })}
        />
      )}
    </>
  )
}
