import type { FlowDetail } from '@recado/contracts/flows'
import type { BlockType } from '@recado/flow/schemas'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../../design/error-state.tsx'
import { Segmented } from '../../../design/segmented.tsx'
import { Select } from '../../../design/select.tsx'
import { SkeletonRows } from '../../../design/skeleton.tsx'
import { useFormat } from '../../../i18n/use-format.ts'
import { useKeysetList } from '../../../lists/use-keyset-list.ts'
import { useServices } from '../../../services.ts'
import { PanelFrame } from '../builder/panel-frame.tsx'
import type { Side, StatisticsSide } from '../builder/side-panel.tsx'
import { useStatistics } from '../builder/use-figures.ts'
import { BLOCK_ICONS } from '../canvas/block-kinds.ts'
import { flowKeys, listVersions } from '../flows.api.ts'

interface StatisticsPanelProps {
  flow: FlowDetail
  side: StatisticsSide
  onSide(side: Side): void
  onClose(): void
}

const DAYS = [7, 30, 90] as const

/** How conversations went, in words and figures; those of each block stand on the canvas. */
export function StatisticsPanel({ flow, side, onSide, onClose }: StatisticsPanelProps) {
  const { t } = useTranslation(['flows', 'common', 'flow-builder'])
  const format = useFormat()
  const { data, error, refetch } = useStatistics(flow.id, side)
  const { http } = useServices()
  const versions =
    useKeysetList(flowKeys.versions(flow.id), (cursor) => listVersions(http, flow.id, cursor)).items ?? []
  const version = versions.find(({ id }) => id === (side.version ?? data?.version_id))
  const kindName = (type: string) => {
    const known = (Object.keys(BLOCK_ICONS) as BlockType[]).find((one) => one === type)
    return known === undefined ? '' : t(`flow-builder:blocks.${known}.name`)
  }
  const worst = [...(data?.blocks ?? [])]
    .filter(({ drop_offs }) => drop_offs > 0)
    .sort((a, b) => b.drop_offs - a.drop_offs)
  return (
    <PanelFrame title={t('statistics.title')} onClose={onClose}>
      <div className="grid gap-4 p-4">
        <Segmented
          label={t('statistics.period')}
          value={String(side.days)}
          segments={DAYS.map((days) => ({ value: String(days), label: t('statistics.days', { count: days }) }))}
          onChange={(days) => onSide({ ...side, days: Number(days) })}
        />
        {version !== undefined && (
          <Select
            aria-label={t('statistics.version')}
            value={version.id}
            options={versions.map(({ id, number, live }) => ({
              value: id,
              label: t(live ? 'statistics.live_version' : 'versions.number', { number }),
            }))}
            onChange={(id) => onSide({ ...side, version: versions.find((one) => one.id === id)?.id })}
          />
        )}
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <SkeletonRows label={t('common:loading')} />
        ) : data.runs.started === 0 ? (
          <p className="text-13 text-ink-soft">{t('statistics.none')}</p>
        ) : (
          <>
            <p className="text-14 font-medium">
              {t('statistics.sentence', { count: data.runs.started, dropped: format.number(data.runs.dropped) })}
            </p>
            <dl className="grid grid-cols-2 gap-3">
              {(['started', 'finished', 'handed_over', 'dropped'] as const).map((name) => (
                <div key={name} className="rounded-8 border border-line p-3">
                  <dt className="text-12 text-ink-soft">{t(`statistics.${name}`)}</dt>
                  <dd className="text-20 font-semibold">{format.number(data.runs[name])}</dd>
                </div>
              ))}
            </dl>
            {worst.length > 0 && (
              <section className="grid grid-cols-1 gap-2">
                <h3 className="text-13 font-medium">{t('statistics.where_they_left')}</h3>
                <ul className="grid grid-cols-1 gap-1.5">
                  {worst.slice(0, 5).map(({ flow: body, block, type, label, drop_offs, visits }) => (
                    <li key={`${body}/${block}`} className="flex gap-2 text-13">
                      <span className="min-w-0 flex-1 truncate">{label || kindName(type)}</span>
                      <span className="text-ink-soft">
                        {t('statistics.left_of', { left: format.number(drop_offs), visits: format.number(visits) })}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </div>
    </PanelFrame>
  )
}
