import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  view_taken: { status: 409 },
})
