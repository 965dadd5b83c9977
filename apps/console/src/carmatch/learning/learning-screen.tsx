import type { LearnedVersion } from '@recado/contracts/click-learning'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { MousePointerClick } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Badge } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { Switch } from '../../design/switch.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { changeLearning, getLearning, type Learning, learningKeys } from './learning.api.ts'

/** What clicks taught: on or off, each version, and what it changes. */
export function LearningScreen() {
  const { t } = useTranslation('stock-settings')
  const { http } = useServices()
  const { data, error, refetch } = useQuery({ queryKey: learningKeys.all, queryFn: () => getLearning(http) })
  return (
    <>
      <PageHeader title={t('learning.title')} description={t('learning.text')} />
      {data === undefined ? (
        error ? (
          <ErrorState page error={error} onRetry={() => void refetch()} />
        ) : (
          <PageSkeleton />
        )
      ) : (
        <div className="grid gap-4">
          <SwitchCard learning={data} />
          <VersionsCard learning={data} />
        </div>
      )}
    </>
  )
}

function SwitchCard({ learning: { enabled, clicks, least_clicks: least } }: { learning: Learning }) {
  const { t } = useTranslation('stock-settings')
  const { http } = useServices()
  const queries = useQueryClient()
  const format = useFormat()
  const toggle = useAct({
    run: (on: boolean) => changeLearning(http, { enabled: on }),
    changes: [],
    done: (on) => ({ text: t(on ? 'learning.switched_on' : 'learning.switched_off') }),
    after: (_, changed) => queries.setQueryData(learningKeys.all, changed),
  })
  const share = Math.min(1, clicks / Math.max(1, least))
  return (
    <Card>
      <div className="flex items-start justify-between gap-4">
        <label htmlFor="click-learning" className="grid gap-0.5">
          <span className="text-14 font-semibold">{t('learning.switch')}</span>
          <span className="text-13 text-ink-soft">{t(enabled ? 'learning.on_text' : 'learning.off_text')}</span>
        </label>
        <Switch
          id="click-learning"
          checked={enabled}
          disabled={toggle.isPending}
          onChange={(on) => toggle.mutate(on)}
        />
      </div>
      <div className="mt-4 grid gap-1.5">
        <div className="h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden>
          <div className="h-full rounded-full bg-accent-text" style={{ width: `${share * 100}%` }} />
        </div>
        <p className="text-12 text-ink-soft">
          {clicks < least
            ? `${t('learning.so_far', { clicks: format.number(clicks), least: format.number(least) })} · ${t('learning.needed', { least: format.number(least) })}`
            : t('learning.enough', { clicks: format.number(clicks) })}
        </p>
      </div>
    </Card>
  )
}

function VersionsCard({ learning: { versions, enabled } }: { learning: Learning }) {
  const { t } = useTranslation('stock-settings')
  const { http } = useServices()
  const queries = useQueryClient()
  const use = useAct({
    run: (number: number | null) => changeLearning(http, { live: number }),
    changes: [],
    done: (number) => ({ text: number === null ? t('learning.none_used') : t('learning.used', { number }) }),
    after: (_, changed) => queries.setQueryData(learningKeys.all, changed),
  })
  const isUsed = versions.some(({ live }) => live)
  return (
    <Card
      title={t('learning.versions')}
      flush
      actions={
        isUsed && enabled ? (
          <Button size="small" kind="ghost" busy={use.isPending} onClick={() => use.mutate(null)}>
            {t('learning.none')}
          </Button>
        ) : undefined
      }
    >
      {versions.length === 0 ? (
        <EmptyState icon={MousePointerClick} title={t('learning.empty_title')}>
          {t('learning.empty')}
        </EmptyState>
      ) : (
        <ul aria-label={t('learning.versions')}>
          {versions.map((version) => (
            <VersionRow
              key={version.number}
              version={version}
              busy={use.isPending}
              onUse={enabled && !version.live ? () => use.mutate(version.number) : undefined}
            />
          ))}
        </ul>
      )}
    </Card>
  )
}

const MOST_PULLS = 8

function VersionRow({
  version: { number, learned_at, clicks, bound, pulls, live },
  busy,
  onUse,
}: {
  version: LearnedVersion
  busy: boolean
  onUse: (() => void) | undefined
}) {
  const { t, i18n } = useTranslation('stock-settings')
  const format = useFormat()
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <li className="flex flex-wrap items-start gap-3 border-b border-line px-4 py-3 last:border-0 sm:px-5">
      <div className="grid min-w-0 flex-1 basis-60 gap-1.5">
        <span className="flex flex-wrap items-center gap-2 text-13">
          <span className="font-medium">{t('learning.version', { number })}</span>
          {live && <Badge tone="good">{t('learning.live')}</Badge>}
          <span className="text-12 text-ink-soft">
            {[
              format.date(learned_at),
              t('learning.clicks', { count: clicks }),
              t('learning.bound', { percent: percent.format(bound) }),
            ].join(' · ')}
          </span>
        </span>
        {pulls.length === 0 ? (
          <span className="text-12 text-ink-faint">{t('learning.no_pulls')}</span>
        ) : (
          <ul className="flex flex-wrap gap-1.5">
            {pulls.slice(0, MOST_PULLS).map(({ attribute, label, pull }) => (
              <li key={attribute}>
                <Badge tone={pull > 0 ? 'accent' : 'neutral'}>
                  <span aria-hidden>{pull > 0 ? '▲' : '▼'}</span>
                  {label}
                  <span className="sr-only">{t(pull > 0 ? 'learning.more' : 'learning.less')}</span>
                </Badge>
              </li>
            ))}
          </ul>
        )}
      </div>
      {onUse !== undefined && (
        <Button size="small" busy={busy} onClick={onUse}>
          {t('learning.use')}
        </Button>
      )}
    </li>
  )
}
