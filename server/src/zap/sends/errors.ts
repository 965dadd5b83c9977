import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  edit_too_late: { status: 409 },
  edit_text_only: { status: 409 },
  deletion_too_late: { status: 409 },
  resend_not_needed: { status: 409 },
  reaction_unknown_message: { status: 409 },
})
