import type { DayRow, HourRow, LabelRow, Measures, PersonRow, Satisfaction } from '@recado/contracts/reports'
import type { Locale } from '@recado/contracts/wire'
import { CSV_MARK, csvLine } from '../../platform/csv-line.ts'
import type { Translator } from '../../platform/i18n.ts'

export type ReportRows =
  | { table: 'days'; rows: DayRow[] }
  | { table: 'hours'; rows: HourRow[] }
  | { table: 'people'; rows: PersonRow[] }
  | { table: 'labels'; rows: LabelRow[] }

/** A table of figures as spreadsheets of the reader's language open it: `;` and decimal commas but in English. */
export function csvOfReport(report: ReportRows, { translate }: Pick<Translator, 'translate'>, locale: Locale): string {
  const say = (key: string) => translate(locale, `reports:${key}`)
  const lines = linesOf(report, locale, say)
  const separator = locale === 'en' ? ',' : ';'
  return CSV_MARK + lines.map((cells) => csvLine(cells, separator)).join('')
}

type Say = (key: string) => string

const MEASURES = [
  ...(['opened', 'answered', 'resolved', 'first_answer', 'first_answer_p90', 'resolution'] as const),
  ...(['first_answer_business', 'first_answer_p90_business', 'resolution_business'] as const),
] as const
const RATED = ['ratings', 'stars', 'happy'] as const

function linesOf(report: ReportRows, locale: Locale, say: Say): string[][] {
  const heading = (...keys: string[]) => keys.map(say)
  switch (report.table) {
    case 'days':
      return [heading('day', ...MEASURES), ...report.rows.map((row) => [row.day, ...measured(row)])]
    case 'hours':
      return [
        heading('weekday', 'hour', ...MEASURES),
        ...report.rows.map((row) => [say(`weekdays.${row.weekday}`), `${row.hour}:00`, ...measured(row)]),
      ]
    case 'people':
      return [
        heading('person', ...MEASURES.slice(1), ...RATED),
        ...report.rows.map((row) => [
          row.name ?? say('gone'),
          ...measured({ ...row, opened: 0 }).slice(1),
          ...rated(row.satisfaction, locale),
        ]),
      ]
    case 'labels':
      return [heading('label', ...MEASURES), ...report.rows.map((row) => [row.name, ...measured(row)])]
  }
}

function measured(row: Measures): string[] {
  return [
    ...[row.opened, row.answered, row.resolved].map(String),
    ...[row.first_answer_s, row.first_answer_p90_s, row.resolution_s].map(duration),
    ...[row.first_answer_business_s, row.first_answer_p90_business_s, row.resolution_business_s].map(duration),
  ]
}

function rated({ count, mean, happy }: Satisfaction, locale: Locale): string[] {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false })
  return [String(count), mean === null ? '' : number.format(mean), happy === null ? '' : `${Math.round(happy * 100)}%`]
}

/** `26:03:09`: spreadsheets of every language take it for a time and can reckon with it. */
function duration(seconds: number | null): string {
  if (seconds === null) return ''
  const whole = Math.round(seconds)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${Math.floor(whole / 3600)}:${two((whole % 3600) / 60)}:${two(whole % 60)}`
}
