import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  questionnaire_draft_conflict: { status: 409 },
  questionnaire_has_errors: { status: 422 },
})
