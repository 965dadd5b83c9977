import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  rating_not_asked: { status: 409 },
  rating_too_early: { status: 409 },
  rating_final: { status: 409 },
})
