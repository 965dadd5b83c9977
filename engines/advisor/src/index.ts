export { type DepthName, depths } from './agents/depths.ts'
export type { Opinion } from './agents/opinion.ts'
export { answerLabel, roundingOf } from './artefacts/answer-label.ts'
export type { Artefacts, KpiBranch } from './artefacts/artefacts.ts'
export { conditionOf } from './artefacts/decision-reason.ts'
export { renderReport, renderShortReport } from './artefacts/render-markdown.ts'
export { graphOf } from './calculation/graph.ts'
export type { CalculationGraph, CalculationNode } from './calculation/node.ts'
export { type Claim, claimSchema } from './claims/claim.ts'
export type { Conflict, ConflictContext } from './conflicts/conflict.ts'
export { detectConflicts } from './conflicts/detect-conflicts.ts'
export { type Advisor, type AdvisorOptions, type AdvisorResult, createAdvisor, type Problem } from './create-advisor.ts'
export type { Fact, FactMetric, FactRole, FactScope } from './intake/fact.ts'
export { blankOrders } from './intake/find-orders.ts'
export { type InputMetricId, inputMetrics, type Measure } from './intake/input-metrics.ts'
export type { Quantity } from './intake/quantity.ts'
export { type Intake, takeIn } from './intake/take-in.ts'
export { withFacts } from './intake/with-facts.ts'
export { renderMinutes } from './minutes/render-minutes.ts'
export { createAiSdkClient } from './model/ai-sdk-client.ts'
export type { ModelAccess } from './model/ask-model.ts'
export {
  type Budget,
  type Clock,
  ConcurrentRunError,
  type ModelClient,
  ModelError,
  type ModelReply,
  type ModelRequest,
  ReplyNotKeptError,
  type RunStore,
} from './ports.ts'
export { type ProblemLine, problemLine } from './problem-line.ts'
export type { EventData, Phase, RunEvent, RunInput, RunStatus } from './run/events.ts'
export { longestProblem, refuse } from './run/refuse.ts'
export { explainNode } from './text/explain-formula.ts'
export { formatNode } from './text/format-node.ts'
export { hasTemplate, type LocaleName, template } from './text/locale.ts'
export { renderArg, renderStatement, type Voice } from './text/render-statement.ts'
export type { Statement } from './text/statement.ts'
