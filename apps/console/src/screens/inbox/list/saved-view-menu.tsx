import { EllipsisVertical, Pencil, Trash2, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/use-act.ts'
import { Menu, MenuItem } from '../../../design/menu.tsx'
import { inboxKeys } from '../../../inbox/inbox-keys.ts'
import {
  createSavedView,
  deleteSavedView,
  type SavedViewDraft,
  updateSavedView,
} from '../../../inbox/saved-views.api.ts'
import type { NamedView } from '../../../inbox/use-saved-views.ts'
import { useServices } from '../../../services.ts'
import { useMay } from '../../../session/me-context.ts'

const changes = [inboxKeys.views[0]]

interface SavedViewMenuProps {
  view: NamedView
  /** Asks for another name: a dialog cannot stand in what closes when it opens. */
  onRename(view: NamedView): void
}

/** Rename, share, delete. What is shared is changed by who may give conversations away. */
export function SavedViewMenu({ view, onRename }: SavedViewMenuProps) {
  const { t } = useTranslation(['inbox', 'common'])
  const { http } = useServices()
  const may = useMay()
  const { name, shared, filters, id, revision } = view
  const update = useAct({
    run: (draft: SavedViewDraft) => updateSavedView(http, id, draft, revision),
    changes,
    done: () => ({ text: t('views.saved') }),
  })
  const restore = useAct({ run: () => createSavedView(http, { name, shared, filters }), changes })
  const remove = useAct({
    run: () => deleteSavedView(http, id),
    changes,
    done: () => ({
      text: t('views.deleted', { name }),
      action: { label: t('common:actions.undo'), run: () => restore.mutate(undefined) },
    }),
  })
  if (shared && !may('conversations.assign')) return null
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('views.menu', { name })}
          className="grid size-7 place-items-center rounded-8 bg-surface text-ink-faint hover:bg-hover hover:text-ink pointer-coarse:size-10"
        >
          <EllipsisVertical size={14} aria-hidden />
        </button>
      }
    >
      <MenuItem icon={<Pencil size={14} aria-hidden />} onSelect={() => onRename(view)}>
        {t('views.rename')}
      </MenuItem>
      {may('conversations.assign') && (
        <MenuItem
          icon={<Users size={14} aria-hidden />}
          onSelect={() => update.mutate({ name, filters, shared: !shared })}
        >
          {t(shared ? 'views.unshare' : 'views.share')}
        </MenuItem>
      )}
      <MenuItem danger icon={<Trash2 size={14} aria-hidden />} onSelect={() => remove.mutate(undefined)}>
        {t('views.delete')}
      </MenuItem>
    </Menu>
  )
}
