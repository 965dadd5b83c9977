import type { Measures } from '@recado/contracts/reports'
import type { TimeBasis } from './time-basis.ts'

type Times = Pick<Measures, 'first_answer_s' | 'first_answer_p90_s' | 'resolution_s'>

/** A row's times as they are counted. */
export function timesOf(row: Omit<Measures, 'opened'>, basis: TimeBasis): Times {
  if (basis === 'clock') return row
  return {
    first_answer_s: row.first_answer_business_s,
    first_answer_p90_s: row.first_answer_p90_business_s,
    resolution_s: row.resolution_business_s,
  }
}
