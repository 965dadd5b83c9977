import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  execution_running: { status: 409 },
  execution_not_running: { status: 409 },
  execution_unread: { status: 409 },
  execution_unfinished: { status: 409 },
  executions_too_many: { status: 429 },
  execution_rounds_too_many: { status: 409 },
  execution_metric_unknown: { status: 422 },
})
