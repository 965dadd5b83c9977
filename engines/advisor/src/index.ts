export { type DepthName, depths } from './agents/depths.ts'
export type { Artefacts } from './artefacts/artefacts.ts'
export { renderReport } from './artefacts/render-markdown.ts'
export type { CalculationNode } from './calculation/node.ts'
export { type Claim, claimSchema } from './claims/claim.ts'
export type { Conflict, ConflictContext } from './conflicts/conflict.ts'
export { detectConflicts } from './conflicts/detect-conflicts.ts'
export { type Advisor, type AdvisorOptions, type AdvisorResult, createAdvisor, type Problem } from './create-advisor.ts'
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
  type RunStore,
} from './ports.ts'
export { type ProblemLine, problemLine } from './problem-line.ts'
export type { Phase, RunEvent, RunStatus } from './run/events.ts'
export { longestProblem } from './run/refuse.ts'
export { formatNode } from './text/format-node.ts'
export type { LocaleName } from './text/locale.ts'
