import type { Claim } from '../claims/claim.ts'
import type { Degradation } from '../run/events.ts'
import type { Statement } from '../text/statement.ts'
import type { AgentId } from './agents.ts'

/** What one member says before hearing the others. */
export interface Opinion {
  agent: AgentId
  source: 'rules' | 'model'
  /** Set when a model should have spoken and the rules had to. */
  degraded?: Degradation
  findings: { key: string; statement: Statement; claim: string }[]
  stances: Stance[]
  claims: Claim[]
  /** Ideas without a figure behind them, only from models: shown as hypotheses, settle nothing. */
  ideas: Statement[]
}

export interface Stance {
  option: string
  stance: number
  confidence: number
  statement: Statement
}
