import type { ExecutionFact, ExecutionFactBody, FactPeriod, FactUnit } from '@recado/contracts/execution-facts'
import { formatAmount } from './format-amount.ts'
import { parseAmount } from './parse-amount.ts'

/** A line of the table as it is being typed. */
export interface FactDraft {
  key: string
  /** What was understood; undefined for one that somebody added. */
  fact: ExecutionFact | undefined
  metric: string
  subject: string
  scope: ExecutionFact['scope']
  role: string | null
  /** As typed, in the reader's language. */
  value: string
  high: string
  unit: FactUnit
  period: FactPeriod | null
  per_unit: string
  approximate: boolean
  /** Somebody said that a doubtful reading is right. */
  confirmed: boolean
}

/** The table's line of a fact that was understood. */
export function draftOf(fact: ExecutionFact, locale: string): FactDraft {
  const { fact_id, metric, subject, scope, role, value, value_high, unit, period, per_unit, approximate } = fact
  return {
    ...{ key: fact_id, fact, metric, subject: subject ?? '', scope, role, unit, period },
    value: formatAmount(value, unit, locale),
    high: value_high === null ? '' : formatAmount(value_high, unit, locale),
    ...{ per_unit: per_unit ?? '', approximate, confirmed: false },
  }
}

/** An empty line for something that is missing. */
export function newDraft(given: Pick<FactDraft, 'metric' | 'unit' | 'period'> & Partial<FactDraft>): FactDraft {
  return {
    ...{ key: crypto.randomUUID(), fact: undefined, subject: '', scope: 'now', role: null, value: '', high: '' },
    ...{ per_unit: '', approximate: false, confirmed: true },
    ...given,
  }
}

/** What is sent of a line; undefined while its value is no number, or its range ends before it begins. */
export function bodyOfDraft(draft: FactDraft, locale: string): ExecutionFactBody | undefined {
  const value = parseAmount(draft.value, locale)
  const high = draft.high.trim() === '' ? null : parseAmount(draft.high, locale)
  if (value === undefined || high === undefined || (high !== null && high < value)) return undefined
  const { fact, metric, scope, role, unit, period, approximate } = draft
  return {
    ...(fact === undefined ? {} : { fact_id: fact.fact_id }),
    ...{ metric, subject: draft.subject.trim() || null, scope },
    // A part of another figure is one no more when it measures something else.
    role: fact?.metric === metric ? role : null,
    ...{ value, value_high: high, unit, period, per_unit: draft.per_unit.trim() || null, approximate },
  }
}

/** Whether somebody changed what the line says; a value that is typed anew as it was is not changed. */
export function isChanged(draft: FactDraft, locale: string): boolean {
  const { fact } = draft
  if (fact === undefined) return true
  const body = bodyOfDraft(draft, locale)
  return (
    body === undefined ||
    (['metric', 'subject', 'scope', 'value', 'value_high', 'unit', 'period', 'per_unit', 'approximate'] as const).some(
      (name) => body[name] !== fact[name],
    )
  )
}

/** Whether a reading still waits for somebody's word. */
export function isOpen({ fact, confirmed }: FactDraft): boolean {
  return fact?.doubtful === true && !confirmed
}
