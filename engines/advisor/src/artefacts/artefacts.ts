import type { Answer } from '../answer/answer-question.ts'
import type { CalculationNode } from '../calculation/node.ts'
import type { Sector } from '../intake/sectors.ts'
import type { Minutes } from '../minutes/minutes.ts'
import type { Decision } from '../resolution/decide.ts'
import type { Statement } from '../text/statement.ts'

/** Everything a run leaves, as data without language: sentences are statements, numbers are ids of `nodes`. */
export interface Artefacts {
  sector: Sector
  nodes: CalculationNode[]
  report: Report
  minutes: Minutes
  /** Absent at the depth "Rápida" or when no option could be computed. */
  matrix?: Matrix
  plan: PlanStep[]
  swot?: Swot
  kpiTree?: KpiBranch
  scenarios?: { line: string; nodes: [string, string, string] }[]
  /** Levers by what a same-sized move of each does to profit, largest first. */
  tornado: string[]
}

export interface Report {
  /** The question, answered first. */
  answer: Answer
  /** Figures of the text that cannot all be true, with both quotes and what each would mean. */
  contradictions: Statement[]
  verdict: Statement[]
  /** One thing was asked: what the board decided lies beyond it. */
  besides: boolean
  decisions: Decision[]
  /** Asked about, but not computable; and what is needed to. */
  lacking: Statement[]
  findings: { agent: string; statements: Statement[] }[]
  numbers: string[]
  gaps: Statement[]
  premises: string[]
  ideas: { agent: string; statement: Statement }[]
  notes: Statement[]
}

export interface Matrix {
  criteria: { criterion: string; weight: string }[]
  rows: { option: string; marks: string[]; total: string }[]
  /** Who wins when one criterion counts twice. */
  sensitivity: { criterion: string; winner: string; total: string }[]
  steady: boolean
}

/** What, why, who, where, when, how, how much. */
export interface PlanStep {
  option: string
  what: Statement
  why: Statement
  who: Statement
  where: Statement
  when: Statement
  how: Statement
  howMuch: Statement
  measure: Statement
}

type SwotEntry = { statement: Statement; claims: string[] }
export interface Swot {
  strengths: SwotEntry[]
  weaknesses: SwotEntry[]
  opportunities: SwotEntry[]
  threats: SwotEntry[]
}

export interface KpiBranch {
  node: string
  children: KpiBranch[]
}
