import type { HourRow } from '@recado/contracts/reports'
import { useTranslation } from 'react-i18next'
import { type Metric, useFigureOf, useFigureWords } from './use-figure-words.ts'

const DAYS = [1, 2, 3, 4, 5, 6, 0]
const HOURS = Array.from({ length: 24 }, (_none, hour) => hour)

/** The week as a grid of hours from Monday on: the darker, the more. The strongest hour is said below. */
export function HeatPlot({ rows, metric }: { rows: readonly HourRow[]; metric: Metric }) {
  const { t } = useTranslation('reports')
  const words = useFigureWords()
  const figureOf = useFigureOf()
  const at = new Map(rows.map((row) => [row.weekday * 24 + row.hour, row]))
  const peak = rows.reduce<HourRow | undefined>(
    (best, row) =>
      (figureOf(row, metric) ?? 0) > (best === undefined ? 0 : (figureOf(best, metric) ?? 0)) ? row : best,
    undefined,
  )
  const most = peak === undefined ? 0 : (figureOf(peak, metric) ?? 0)
  const hourOf = (row: Pick<HourRow, 'weekday' | 'hour'>) =>
    t('hour_of', { weekday: words.weekday(row.weekday, 'long'), hour: row.hour })
  const said =
    peak === undefined
      ? t('tables.hours.empty')
      : t(`peak.${metric}`, { when: hourOf(peak), value: words.value(metric, most) })
  return (
    <figure className="grid gap-2">
      <div className="grid grid-cols-[auto_1fr] gap-x-2 gap-y-1 text-12 text-ink-faint">
        <div aria-hidden className="grid grid-rows-7 items-center">
          {DAYS.map((day) => (
            <span key={day}>{words.weekday(day, 'short')}</span>
          ))}
        </div>
        <svg
          role="img"
          aria-label={`${t('tables.hours.title')}. ${said}`}
          viewBox="0 0 240 70"
          preserveAspectRatio="none"
          className="h-42 w-full text-accent-text"
        >
          {DAYS.map((weekday, line) =>
            HOURS.map((hour) => {
              const row = at.get(weekday * 24 + hour)
              const value = row === undefined ? null : figureOf(row, metric)
              const strength = value === null || most === 0 ? 0 : value / most
              return (
                <g key={`${weekday} ${hour}`}>
                  <title>{`${hourOf({ weekday, hour })}: ${words.value(metric, value)}`}</title>
                  <rect x={hour * 10 + 0.5} y={line * 10 + 0.5} width={9} height={9} className="fill-sunken" />
                  <rect
                    x={hour * 10 + 0.5}
                    y={line * 10 + 0.5}
                    width={9}
                    height={9}
                    className="pointer-events-none fill-current"
                    fillOpacity={strength === 0 ? 0 : 0.15 + strength * 0.85}
                  />
                </g>
              )
            }),
          )}
        </svg>
        <span />
        <div aria-hidden className="flex justify-between">
          {[0, 6, 12, 18, 24].map((hour) => (
            <span key={hour}>{t('hour', { hour })}</span>
          ))}
        </div>
      </div>
      <figcaption className="text-13 text-ink-soft">{said}</figcaption>
    </figure>
  )
}
