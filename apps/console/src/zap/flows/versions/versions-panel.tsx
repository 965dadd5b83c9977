import type { FlowDetail, FlowVersionView } from '@recado/contracts/flows'
import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/use-act.ts'
import { Badge } from '../../../design/badge.tsx'
import { Button } from '../../../design/button.tsx'
import { EmptyState } from '../../../design/empty-state.tsx'
import { RelativeTime } from '../../../i18n/relative-time.tsx'
import { ListView } from '../../../lists/list-view.tsx'
import { useKeysetList } from '../../../lists/use-keyset-list.ts'
import { useServices } from '../../../services.ts'
import { useMay } from '../../../session/me-context.ts'
import { PanelFrame } from '../builder/panel-frame.tsx'
import type { Viewing } from '../builder/side-panel.tsx'
import { flowKeys, listVersions, rollBackFlow, unpublishFlow } from '../flows.api.ts'

interface VersionsPanelProps {
  flow: FlowDetail
  viewing: Viewing | undefined
  onView(viewing: Viewing | undefined): void
  onClose(): void
}

/** What was published: to look at, to compare with, to go back to. */
export function VersionsPanel({ flow, viewing, onView, onClose }: VersionsPanelProps) {
  const { t } = useTranslation('flows')
  const { http } = useServices()
  const may = useMay()
  const list = useKeysetList(flowKeys.versions(flow.id), (cursor) => listVersions(http, flow.id, cursor))
  const rollBack = useAct({
    run: ({ id }: FlowVersionView) => rollBackFlow(http, flow.id, id),
    changes: ['flows', 'flow-statistics'],
    done: ({ number }) => ({ text: t('versions.rolled_back', { number }) }),
  })
  const takeOff = useAct({
    run: (_version: FlowVersionView) => unpublishFlow(http, flow.id),
    changes: ['flows'],
    done: () => ({ text: t('versions.taken_off') }),
  })
  const toggle = (version: FlowVersionView, compare: boolean) =>
    onView(
      viewing?.version === version.id && viewing.compare === compare ? undefined : { version: version.id, compare },
    )
  return (
    <PanelFrame title={t('versions.title')} onClose={onClose}>
      <ListView
        list={list}
        empty={
          <EmptyState icon={History} title={t('versions.empty_title')}>
            {t('versions.empty')}
          </EmptyState>
        }
      >
        {(versions) => (
          <ul>
            {versions.map((version) => (
              <li key={version.id} className="grid gap-2 border-b border-line px-4 py-3">
                <div className="flex items-center gap-2 text-13">
                  <span className="flex-1 font-medium">{t('versions.number', { number: version.number })}</span>
                  {version.live && <Badge tone="good">{t('status.live')}</Badge>}
                </div>
                <p className="text-12 text-ink-soft">
                  {version.published.by_name} · <RelativeTime value={version.published.at} />
                </p>
                {version.note && <p className="text-13">{version.note}</p>}
                <p className="text-12 text-ink-faint">{t('versions.in_flight', { count: version.in_flight })}</p>
                <div className="flex flex-wrap gap-1.5">
                  <Button
                    size="small"
                    aria-pressed={viewing?.version === version.id && !viewing.compare}
                    onClick={() => toggle(version, false)}
                  >
                    {t('versions.look')}
                  </Button>
                  <Button
                    size="small"
                    aria-pressed={viewing?.version === version.id && viewing.compare}
                    onClick={() => toggle(version, true)}
                  >
                    {t('versions.compare')}
                  </Button>
                  {may('flows.publish') &&
                    (version.live ? (
                      <Button size="small" busy={takeOff.isPending} onClick={() => takeOff.mutate(version)}>
                        {t('versions.take_off')}
                      </Button>
                    ) : (
                      <Button size="small" busy={rollBack.isPending} onClick={() => rollBack.mutate(version)}>
                        {t('versions.roll_back')}
                      </Button>
                    ))}
                </div>
              </li>
            ))}
          </ul>
        )}
      </ListView>
    </PanelFrame>
  )
}
