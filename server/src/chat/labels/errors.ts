import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  label_required: { status: 409 },
  label_unknown: { status: 400 },
  label_taken: { status: 409 },
  labels_too_many: { status: 409 },
})
