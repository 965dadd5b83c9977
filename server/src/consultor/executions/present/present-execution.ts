import type { ExecutionUsage, ExecutionView } from '@recado/contracts/executions'
import { shortenWithDots } from '@recado/contracts/shorten'
import type { ExecutionRow } from '../executions.sql.ts'
import type { Words } from './words.ts'

const TITLE = 120
/** Measured on two cores, and what models took: by rule, and with a model. */
const SECONDS = { Rápida: [2, 20], Padrão: [3, 40], Profunda: [6, 90] } as const

/** How long a round takes, with those that wait before it. */
export function estimateSeconds({ depth, model }: Pick<ExecutionRow, 'depth' | 'model'>, before = 0): number {
  const [byRule, asked] = SECONDS[depth]
  return (before + 1) * (model === 'offline' ? byRule : asked)
}

export function presentExecution(row: ExecutionRow, usage: ExecutionUsage, words: Words): ExecutionView {
  return {
    execution_id: row.id,
    status: row.status,
    created_at: row.created_at,
    estimated_duration_seconds: estimateSeconds(row),
    title: shortenWithDots(row.problem.replace(/\s+/g, ' ').trim(), TITLE),
    business_type: row.business_type,
    analysis_depth: row.depth,
    round: row.round,
    question: row.question,
    question_label: row.question === null ? null : words.say(`question.${row.question}`),
    model: row.model,
    phase: row.phase as ExecutionView['phase'],
    created_by: row.created_by_name,
    started_at: row.started_at,
    ended_at: row.ended_at,
    usage,
  }
}
