import type { JobDefinition } from './define-job.ts'

/** Every kind of job there is. No autoloading: this list is the map, and a job that is not in it becomes a dead letter. */
export const JOBS: readonly JobDefinition[] = []
