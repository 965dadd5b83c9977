import type { FlowRunView } from '@recado/contracts/flow-runs'
import type { FlowDetail } from '@recado/contracts/flows'
import { ArrowLeft, ListTree } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '../../../design/badge.tsx'
import { Button } from '../../../design/button.tsx'
import { EmptyState } from '../../../design/empty-state.tsx'
import { RelativeTime } from '../../../i18n/relative-time.tsx'
import { useContactName } from '../../../i18n/use-contact-name.ts'
import { ListView } from '../../../lists/list-view.tsx'
import { useKeysetList } from '../../../lists/use-keyset-list.ts'
import { useServices } from '../../../services.ts'
import { PanelFrame } from '../builder/panel-frame.tsx'
import { flowKeys, listRuns } from '../flows.api.ts'
import { RunSteps } from './run-steps.tsx'

const TONES: Record<FlowRunView['status'], Tone> = {
  ...{ running: 'accent', paused: 'warn', handed_over: 'good', closed: 'neutral' },
}

/** Who went through the flow, the newest first, and each step of one of them. */
export function RunsPanel({ flow, onClose }: { flow: FlowDetail; onClose(): void }) {
  const { t } = useTranslation('flows')
  const { http } = useServices()
  const nameOf = useContactName()
  const [open, setOpen] = useState<FlowRunView>()
  const list = useKeysetList(flowKeys.runs(flow.id), (cursor) => listRuns(http, flow.id, cursor))
  if (open !== undefined) {
    return (
      <PanelFrame title={nameOf({ id: open.contact_id, name: open.contact_name })} onClose={onClose}>
        <Button kind="ghost" size="small" className="m-2" onClick={() => setOpen(undefined)}>
          <ArrowLeft size={14} aria-hidden />
          {t('runs.all')}
        </Button>
        <RunSteps run={open} />
      </PanelFrame>
    )
  }
  return (
    <PanelFrame title={t('runs.title')} onClose={onClose}>
      <ListView
        list={list}
        empty={
          <EmptyState icon={ListTree} title={t('runs.empty_title')}>
            {t('runs.empty')}
          </EmptyState>
        }
      >
        {(runs) => (
          <ul>
            {runs.map((run) => (
              <li key={run.id} className="border-b border-line">
                <button
                  type="button"
                  className="grid w-full grid-cols-1 gap-1 px-4 py-2.5 text-left text-13 hover:bg-hover"
                  onClick={() => setOpen(run)}
                >
                  <span className="flex items-center gap-2">
                    <span className="min-w-0 flex-1 truncate font-medium">
                      {nameOf({ id: run.contact_id, name: run.contact_name })}
                    </span>
                    <Badge tone={TONES[run.status]}>{t(`runs.status.${run.status}`)}</Badge>
                  </span>
                  <span className="text-12 text-ink-soft">
                    <RelativeTime value={run.started_at} /> · {t('runs.steps', { count: run.steps })}
                    {run.errors > 0 && <span className="text-bad"> · {t('runs.errors', { count: run.errors })}</span>}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </ListView>
    </PanelFrame>
  )
}
