import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  plan_unknown: { status: 400 },
})
