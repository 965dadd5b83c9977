import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  calendars_too_many: { status: 409 },
  calendar_taken: { status: 409 },
  calendar_in_use: { status: 409 },
})
