import type { FlowView } from '@recado/contracts/flows'
import { FlowId } from '@recado/contracts/ids'
import { Link } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Copy, Download, MoreHorizontal, SquarePen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../../api/save-file.ts'
import { useAct } from '../../../api/use-act.ts'
import { Badge } from '../../../design/badge.tsx'
import { Button } from '../../../design/button.tsx'
import { Menu, MenuItem } from '../../../design/menu.tsx'
import { RelativeTime } from '../../../i18n/relative-time.tsx'
import { useServices } from '../../../services.ts'
import { useMay } from '../../../session/me-context.ts'
import { archiveFlow, duplicateFlow, exportFlow, restoreFlow } from '../flows.api.ts'

/** A flow in the list: whether it serves, who touched it last, what is done with it. */
export function FlowRow({ flow, onOpen }: { flow: FlowView; onOpen(): void }) {
  const { t } = useTranslation('flows')
  const { http } = useServices()
  const may = useMay()
  const duplicate = useAct({
    run: () => duplicateFlow(http, flow.id),
    changes: ['flows'],
    done: () => ({ text: t('duplicated', { name: flow.name }) }),
  })
  const restore = useAct({
    run: () => restoreFlow(http, flow.id),
    changes: ['flows'],
    done: () => ({ text: t('restored', { name: flow.name }) }),
  })
  const archive = useAct({
    run: () => archiveFlow(http, flow.id),
    changes: ['flows'],
    done: () => ({
      text: t('archived', { name: flow.name }),
      action: { label: t('undo'), run: () => restore.mutate(undefined) },
    }),
  })
  const save = useAct({
    run: async () => {
      const file = await exportFlow(http, flow.id)
      saveFile(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }), `${flow.name}.json`)
    },
    changes: [],
  })
  const edits = may('flows.edit')
  return (
    <li className="flex min-h-16 items-center gap-3 border-b border-line px-4 last:border-0 sm:px-5">
      <div className="grid min-w-0 flex-1 gap-0.5 py-2">
        <span className="flex items-center gap-2">
          <Link
            to="/fluxos/$flowId"
            params={{ flowId: String(FlowId.encode(flow.id)) }}
            className="truncate text-14 font-medium hover:underline"
          >
            {flow.name}
          </Link>
          <Badge tone={flow.status === 'live' ? 'good' : 'neutral'}>{t(`status.${flow.status}`)}</Badge>
          {flow.status === 'live' && flow.changed_since_publish && (
            <Badge tone="warn">{t('changed_since_publish')}</Badge>
          )}
        </span>
        <span className="truncate text-12 text-ink-soft">
          {t('blocks', { count: flow.block_count })} · {t('saved_by', { name: flow.draft_saved.by_name })}{' '}
          <RelativeTime value={flow.draft_saved.at} />
        </span>
      </div>
      <Menu
        trigger={
          <Button kind="ghost" size="icon" aria-label={t('more_of', { name: flow.name })}>
            <MoreHorizontal size={16} aria-hidden />
          </Button>
        }
      >
        <MenuItem icon={<SquarePen size={16} aria-hidden />} onSelect={onOpen}>
          {t('open')}
        </MenuItem>
        <MenuItem icon={<Download size={16} aria-hidden />} onSelect={() => save.mutate(undefined)}>
          {t('export')}
        </MenuItem>
        {edits && (
          <MenuItem icon={<Copy size={16} aria-hidden />} onSelect={() => duplicate.mutate(undefined)}>
            {t('duplicate')}
          </MenuItem>
        )}
        {edits &&
          (flow.status === 'archived' ? (
            <MenuItem icon={<ArchiveRestore size={16} aria-hidden />} onSelect={() => restore.mutate(undefined)}>
              {t('restore')}
            </MenuItem>
          ) : (
            <MenuItem icon={<Archive size={16} aria-hidden />} onSelect={() => archive.mutate(undefined)}>
              {t('archive')}
            </MenuItem>
          ))}
      </Menu>
    </li>
  )
}
