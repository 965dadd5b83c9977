import type { FlowDetail } from '@recado/contracts/flows'
import { Link } from '@tanstack/react-router'
import {
  ArrowLeft,
  ChartNoAxesColumn,
  CircleAlert,
  CircleCheck,
  FlaskConical,
  History,
  ListTree,
  MoreHorizontal,
  Settings2,
  TriangleAlert,
} from 'lucide-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../../api/save-file.ts'
import { useAct } from '../../../api/use-act.ts'
import { Button } from '../../../design/button.tsx'
import { IconButton } from '../../../design/icon-button.tsx'
import { Menu, MenuItem } from '../../../design/menu.tsx'
import { Select } from '../../../design/select.tsx'
import { useServices } from '../../../services.ts'
import { useMay } from '../../../session/me-context.ts'
import { exportFlow } from '../flows.api.ts'
import { PublishDialog } from '../publish/publish-dialog.tsx'
import { useBody, useBuilder, useBuilderStore } from './builder-context.ts'
import { useAllChecks } from './checks-context.ts'
import type { Autosave } from './create-autosave.ts'
import { FlowName } from './flow-name.tsx'
import { SaveMark } from './save-mark.tsx'
import type { Side } from './side-panel.tsx'

interface TopBarProps {
  flow: FlowDetail
  autosave: Autosave
  side: Side | undefined
  testing: boolean
  onSide(side: Side | undefined): void
  onTest(): void
}

/** The flow's name, how it is saved, what is wrong with it, and what is done with the whole. */
export const TopBar = memo(function TopBar({ flow, autosave, side, testing, onSide, onTest }: TopBarProps) {
  const { t } = useTranslation(['flows', 'flow-builder'])
  const { http } = useServices()
  const may = useMay()
  const [publishing, setPublishing] = useState(false)
  const store = useBuilderStore()
  const body = useBody()
  const main = useBuilder((state) => state.history.present.document.id)
  const subFlows = useBuilder((state) => state.history.present.document.sub_flows)
  const checks = useAllChecks()
  const save = useAct({
    run: async () => {
      await autosave.flush()
      const file = await exportFlow(http, flow.id)
      saveFile(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }), `${fileName(flow.name)}.json`)
    },
    changes: [],
  })
  const errors = checks.filter(({ severity }) => severity === 'error').length
  const warnings = checks.filter(({ severity }) => severity === 'warning').length
  const Mark = errors > 0 ? CircleAlert : warnings > 0 ? TriangleAlert : CircleCheck
  const open = (kind: Side['kind']) => {
    if (side?.kind === kind) onSide(undefined)
    else if (kind === 'versions') onSide({ kind, viewing: undefined })
    else if (kind === 'statistics') onSide({ kind, days: 30, version: undefined })
    else onSide({ kind })
  }
  return (
    <header className="flex min-h-14 flex-wrap items-center gap-2 border-b border-line bg-surface px-3 py-2">
      <Link
        to="/fluxos"
        aria-label={t('back')}
        className="grid size-8 place-items-center rounded-8 text-ink-soft hover:bg-hover hover:text-ink"
      >
        <ArrowLeft size={16} aria-hidden />
      </Link>
      <FlowName flow={flow} />
      {subFlows.length > 0 && (
        <Select
          aria-label={t('flow-builder:canvas.body')}
          className="h-8! w-44!"
          value={body}
          options={[
            { value: main, label: t('flow-builder:canvas.main') },
            ...subFlows.map(({ id, name }) => ({ value: id, label: name || id })),
          ]}
          onChange={(id) => store.show(id)}
        />
      )}
      <SaveMark autosave={autosave} />
      <div className="ml-auto flex flex-wrap items-center gap-1">
        <Button kind="ghost" size="small" aria-pressed={side?.kind === 'checks'} onClick={() => open('checks')}>
          <Mark size={14} className={errors > 0 ? 'text-bad' : warnings > 0 ? 'text-warn' : 'text-good'} aria-hidden />
          {errors + warnings === 0
            ? t('flow-builder:checks.none')
            : t('flow-builder:checks.count', { count: errors + warnings })}
        </Button>
        <IconButton
          icon={Settings2}
          label={t('flow-builder:panel.flow.title')}
          side="bottom"
          aria-pressed={side?.kind === 'settings'}
          onClick={() => open('settings')}
        />
        <IconButton
          icon={ChartNoAxesColumn}
          label={t('statistics.title')}
          side="bottom"
          aria-pressed={side?.kind === 'statistics'}
          onClick={() => open('statistics')}
        />
        <IconButton
          icon={ListTree}
          label={t('runs.title')}
          side="bottom"
          aria-pressed={side?.kind === 'runs'}
          onClick={() => open('runs')}
        />
        <IconButton
          icon={History}
          label={t('versions.title')}
          side="bottom"
          aria-pressed={side?.kind === 'versions'}
          onClick={() => open('versions')}
        />
        <Menu
          trigger={
            <Button kind="ghost" size="icon" aria-label={t('more')}>
              <MoreHorizontal size={16} aria-hidden />
            </Button>
          }
        >
          <MenuItem onSelect={() => save.mutate(undefined)}>{t('export')}</MenuItem>
        </Menu>
        <Button size="small" aria-pressed={testing} onClick={onTest}>
          <FlaskConical size={14} aria-hidden />
          {t('flow-builder:phone.title')}
        </Button>
        {may('flows.publish') && (
          <Button size="small" kind="primary" onClick={() => setPublishing(true)}>
            {t('publish.action')}
          </Button>
        )}
      </div>
      {publishing && (
        <PublishDialog flow={flow} checks={checks} autosave={autosave} onClose={() => setPublishing(false)} />
      )}
    </header>
  )
})

function fileName(name: string): string {
  return (
    name
      .normalize('NFD')
      .replace(/[^\w-]+/g, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase() || 'flow'
  )
}
