import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  schedule_past: { status: 400 },
  scheduled_not_waiting: { status: 409 },
})
