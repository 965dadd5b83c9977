import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  expiry_past: { status: 400 },
})
