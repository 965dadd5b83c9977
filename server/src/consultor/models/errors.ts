import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  advisor_model_key_missing: { status: 409 },
})
