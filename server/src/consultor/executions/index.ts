export { FACT_METRICS } from './correct-facts.ts'
export { createExecution } from './create-execution.ts'
export { describeExecution, describeFinished } from './describe-execution.ts'
export { cancelExecution, deleteExecution, requireExecution } from './end-execution.ts'
export { listCalls } from './execution-calls.sql.ts'
export { createExecutionWatch, type ExecutionWatch } from './execution-watch.ts'
export { sumUsage } from './executions.sql.ts'
export { failStuck } from './fail-stuck.ts'
export {
  DISCARD_EXECUTION_FILES_JOB,
  DiscardExecutionFilesPayload,
  RUN_EXECUTION_JOB,
  RunExecutionPayload,
} from './job-payloads.ts'
export { listExecutions } from './list-executions.ts'
export type { BoardModel, CallUsage, CompanyFigure, ExecutionMeter } from './ports.ts'
export { presentDepths, presentMembers } from './present/present-depths.ts'
export { estimateSeconds, presentExecution } from './present/present-execution.ts'
export { fieldOf, presentFact, presentUnderstanding } from './present/present-understanding.ts'
export { labelOf, type Words, wordsOf } from './present/words.ts'
export { putFacts } from './put-facts.ts'
export { factOfFigure, readProblem } from './read-problem.ts'
export { failRound, type RunPorts, runRound } from './run-round.ts'
export { streamEvents } from './stream-events.ts'
