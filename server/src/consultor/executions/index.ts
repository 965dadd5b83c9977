export type { BoardModelParts } from './ask-board-model.ts'
export { FACT_METRICS } from './correct-facts.ts'
export { createExecution } from './create-execution.ts'
export { describeExecution, describeFinished } from './describe-execution.ts'
export { cancelExecution, deleteExecution, requireExecution } from './end-execution.ts'
export { listCalls } from './execution-calls.sql.ts'
export { createExecutionWatch, type ExecutionWatch } from './execution-watch.ts'
export { sumUsage } from './executions.sql.ts'
export {
  DISCARD_EXECUTION_FILES_JOB,
  DiscardExecutionFilesPayload,
  RUN_EXECUTION_JOB,
  RunExecutionPayload,
} from './job-payloads.ts'
export { listExecutions } from './list-executions.ts'
export type {
  BoardModel,
  CallUsage,
  CompanyFigure,
  ExecutionMeter,
  FindBoardModel,
  ReadCompanyFigures,
} from './ports.ts'
export { estimateSeconds, presentExecution } from './present/present-execution.ts'
export type { Finished } from './present/present-result.ts'
export { presentResult } from './present/present-result.ts'
export { fieldOf, presentFact, presentUnderstanding } from './present/present-understanding.ts'
export { agentName, labelOf, type Words, wordsOf } from './present/words.ts'
export { putFacts } from './put-facts.ts'
export { factOfFigure, readProblem } from './read-problem.ts'
export { failRound, type RunPorts, runRound } from './run-round.ts'
export { streamEvents } from './stream-events.ts'
