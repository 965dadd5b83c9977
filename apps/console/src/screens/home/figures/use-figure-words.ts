import type { Measures } from '@recado/contracts/reports'
import { useTranslation } from 'react-i18next'
import { formatDuration } from './format-duration.ts'
import { useTimeBasis } from './time-basis.ts'
import { timesOf } from './times-of.ts'

/** What a plot can show, and of which measure. */
export const METRICS = { volume: 'opened', first_answer: 'first_answer_s', resolution: 'resolution_s' } as const
export type Metric = keyof typeof METRICS

/** The figure of a row; a time as it is counted. */
export function useFigureOf() {
  const basis = useTimeBasis()
  return (row: Omit<Measures, 'opened'> & { opened?: number }, metric: Metric): number | null =>
    metric === 'volume' ? (row.opened ?? null) : timesOf(row, basis)[METRICS[metric]]
}

export interface FigureWords {
  count(value: number): string
  /** What was never measured is a dash. */
  duration(seconds: number | null): string
  percent(share: number): string
  stars(mean: number | null): string
  /** `2026-11-30` as "30 de nov.". */
  day(text: string): string
  weekday(index: number, length: 'short' | 'long'): string
  value(metric: Metric, value: number | null): string
}

/** Figures as the reader's language writes them. */
export function useFigureWords(): FigureWords {
  const { i18n } = useTranslation()
  const locale = i18n.language
  const number = new Intl.NumberFormat(locale)
  const duration = (seconds: number | null) => (seconds === null ? '–' : formatDuration(locale, seconds))
  return {
    count: (value) => number.format(value),
    duration,
    percent: (share) => new Intl.NumberFormat(locale, { style: 'percent' }).format(share),
    stars: (mean) =>
      mean === null
        ? '–'
        : new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(mean),
    // A day of the company's calendar has no zone of its own.
    day: (text) =>
      new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(text)),
    // The 4th of January 1970 was a Sunday.
    weekday: (index, length) =>
      new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' }).format(new Date((3 + index) * 86_400_000)),
    value: (metric, value) => (metric === 'volume' ? number.format(value ?? 0) : duration(value)),
  }
}
