import type { AnswerRow } from './rows/answer-row.ts'
import { demandRows } from './rows/demand-rows.ts'
import { genericRows } from './rows/generic-rows.ts'
import { hiringRows } from './rows/hiring-rows.ts'
import { moneyRows } from './rows/money-rows.ts'
import { partsRows } from './rows/parts-rows.ts'
import { resultRows } from './rows/result-rows.ts'
import { saleRows } from './rows/sale-rows.ts'

/** Tried in order, again until nothing changes; the first row of an id that its inputs allow gives it. */
export const answerRows: readonly AnswerRow[] = [
  ...saleRows,
  ...resultRows,
  ...hiringRows,
  ...moneyRows,
  ...demandRows,
  ...partsRows,
  ...genericRows,
]
