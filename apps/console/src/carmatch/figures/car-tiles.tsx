import { clsx } from 'clsx'
import { ArrowDown, ArrowUp, Minus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Meter } from '../../design/meter.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { changeOf } from '../../screens/home/figures/change-of.ts'
import { useFigureWords } from '../../screens/home/figures/use-figure-words.ts'
import type { Dashboard } from './figures.api.ts'

const TONES = { none: 'text-ink-faint', same: 'text-ink-soft', more: 'text-ink-soft', less: 'text-ink-soft' }

/** Recommendations, leads, WhatsApp and sales, each with how it changed. */
export function CarTiles({ data: { recommendations, conversions } }: { data: Dashboard }) {
  const { t } = useTranslation('car-figures')
  const words = useFigureWords()
  const format = useFormat()
  const { quota } = recommendations
  const { rate } = conversions
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Tile
        name={t('tiles.recommendations')}
        now={recommendations.total.count}
        before={recommendations.total.previous}
        note={
          quota.limit === null
            ? t('tiles.buyers', { count: recommendations.buyers.count })
            : t('tiles.quota', { used: words.count(quota.used), limit: words.count(quota.limit) })
        }
      >
        {quota.limit !== null && (
          <dd className="mt-1">
            <Meter
              label={t('tiles.quota_label')}
              used={quota.used}
              limit={quota.limit}
              text={t('tiles.quota', { used: words.count(quota.used), limit: words.count(quota.limit) })}
            />
          </dd>
        )}
      </Tile>
      <Tile
        name={t('tiles.leads')}
        now={conversions.total.count}
        before={conversions.total.previous}
        note={rate.share === null ? t('tiles.no_rate') : t('tiles.rate', { share: words.percent(rate.share) })}
      />
      <Tile
        name={t('tiles.whatsapp')}
        now={conversions.whatsapp.count}
        before={conversions.whatsapp.previous}
        note={t('tiles.visits', { count: conversions.visits.count })}
      />
      <Tile
        name={t('tiles.sales')}
        now={conversions.sales.count}
        before={conversions.sales.previous}
        note={format.money(conversions.sales_cents.amount)}
      />
    </dl>
  )
}

interface TileProps {
  name: string
  now: number
  before: number
  note: string
  children?: React.ReactNode
}

/** All of them are better the more they are. */
function Tile({ name, now, before, note, children }: TileProps) {
  const { t } = useTranslation('car-figures')
  const words = useFigureWords()
  const change = changeOf(now, before, 'up')
  const Icon = change.kind === 'none' || change.kind === 'same' ? Minus : now > before ? ArrowUp : ArrowDown
  const tone = { ...TONES, better: 'text-good', worse: 'text-bad' }[change.kind]
  return (
    <div className="grid content-start gap-1 rounded-8 border border-line bg-surface px-4 py-3.5">
      <dt className="text-13 text-ink-soft">{name}</dt>
      <dd className="text-20 font-semibold tracking-tight">{words.count(now)}</dd>
      <dd className={clsx('flex items-start gap-1 text-12 font-medium', tone)}>
        <Icon size={14} className="mt-px shrink-0" aria-hidden />
        {t(`change.${change.kind}`, { change: words.percent(change.share) })}
      </dd>
      <dd className="text-12 text-ink-faint">{note}</dd>
      {children}
    </div>
  )
}
