import type { ReportSummary } from '@recado/contracts/reports'
import { clsx } from 'clsx'
import { ArrowDown, ArrowUp, type LucideIcon, Minus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Change, changeOf } from './change-of.ts'
import { useTimeBasis } from './time-basis.ts'
import { timesOf } from './times-of.ts'
import { useFigureWords } from './use-figure-words.ts'

/** The four figures, each with how it changed and whether that is good, in words. */
export function FigureTiles({ summary: { current, previous } }: { summary: ReportSummary }) {
  const { t } = useTranslation('reports')
  const words = useFigureWords()
  const basis = useTimeBasis()
  const [times, earlier] = [timesOf(current, basis), timesOf(previous, basis)]
  const [rated, before] = [current.satisfaction, previous.satisfaction]
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Tile
        name={t('figures.opened')}
        value={words.count(current.opened)}
        note={t('figures.resolved', { count: current.resolved })}
        change={changeOf(current.opened, previous.opened, 'neutral')}
        rises={current.opened > previous.opened}
      />
      <Tile
        name={t('figures.first_answer')}
        value={words.duration(times.first_answer_s)}
        note={
          times.first_answer_p90_s === null
            ? t('figures.none')
            : t('figures.p90', { time: words.duration(times.first_answer_p90_s) })
        }
        change={changeOf(times.first_answer_s, earlier.first_answer_s, 'down')}
        rises={(times.first_answer_s ?? 0) > (earlier.first_answer_s ?? 0)}
      />
      <Tile
        name={t('figures.resolution')}
        value={words.duration(times.resolution_s)}
        note={times.resolution_s === null ? t('figures.none') : t('figures.half')}
        change={changeOf(times.resolution_s, earlier.resolution_s, 'down')}
        rises={(times.resolution_s ?? 0) > (earlier.resolution_s ?? 0)}
      />
      <Tile
        name={t('figures.satisfaction')}
        value={rated.mean === null ? '–' : t('figures.stars', { mean: words.stars(rated.mean) })}
        note={
          rated.happy === null
            ? t('figures.unrated')
            : t('figures.happy', { count: rated.count, share: words.percent(rated.happy) })
        }
        change={changeOf(rated.mean, before.mean, 'up')}
        rises={(rated.mean ?? 0) > (before.mean ?? 0)}
      />
    </dl>
  )
}

interface TileProps {
  name: string
  value: string
  note: string
  change: Change
  rises: boolean
}

const TONES: Record<Change['kind'], string> = {
  ...{ none: 'text-ink-faint', same: 'text-ink-soft', more: 'text-ink-soft', less: 'text-ink-soft' },
  ...{ better: 'text-good', worse: 'text-bad' },
}

function Tile({ name, value, note, change, rises }: TileProps) {
  const { t } = useTranslation('reports')
  const words = useFigureWords()
  const Icon: LucideIcon = change.kind === 'none' || change.kind === 'same' ? Minus : rises ? ArrowUp : ArrowDown
  return (
    <div className="grid content-start gap-1 rounded-8 border border-line bg-surface px-4 py-3.5">
      <dt className="text-13 text-ink-soft">{name}</dt>
      <dd className="text-20 font-semibold tracking-tight">{value}</dd>
      <dd className={clsx('flex items-start gap-1 text-12 font-medium', TONES[change.kind])}>
        <Icon size={14} className="mt-px shrink-0" aria-hidden />
        {t(`change.${change.kind}`, { change: words.percent(change.share) })}
      </dd>
      <dd className="text-12 text-ink-faint">{note}</dd>
    </div>
  )
}
