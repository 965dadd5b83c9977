import { z } from 'zod'

/** One round of an execution whose turn has come; goes on from its last event. */
export const RUN_EXECUTION_JOB = 'executions.run'
export const RunExecutionPayload = z.object({ execution_id: z.string(), round: z.number().int() })

/** Files of an execution that is gone. */
export const DISCARD_EXECUTION_FILES_JOB = 'executions.discard_files'
export const DiscardExecutionFilesPayload = z.object({ execution_id: z.string() })
