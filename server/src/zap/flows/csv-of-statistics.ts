import type { FlowStatistics } from '@recado/contracts/flow-statistics'
import type { Locale } from '@recado/contracts/wire'
import { CSV_MARK, csvLine } from '../../platform/csv-line.ts'
import type { Translator } from '../../platform/i18n.ts'

const COLUMNS = ['block', 'label', 'type', 'visits', 'answers', 'failures', 'drop_offs', 'outputs'] as const

/** A line a block, as spreadsheets of the reader's language open it. */
export function csvOfStatistics(
  { blocks }: FlowStatistics,
  { translate }: Pick<Translator, 'translate'>,
  locale: Locale,
): string {
  const lines = [
    COLUMNS.map((column) => translate(locale, `flows:statistics.${column}`)),
    ...blocks.map((row) => [
      row.block,
      row.label,
      row.type,
      ...[row.visits, row.answers, row.failures, row.drop_offs].map(String),
      row.outputs.map(({ output, count }) => `${output} ${count}`).join(', '),
    ]),
  ]
  const separator = locale === 'en' ? ',' : ';'
  return CSV_MARK + lines.map((cells) => csvLine(cells, separator)).join('')
}
