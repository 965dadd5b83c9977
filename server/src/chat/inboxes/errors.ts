import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  inboxes_too_many: { status: 409 },
  inbox_taken: { status: 409 },
  inbox_in_use: { status: 409 },
  inbox_connected: { status: 409 },
  inbox_place_unknown: { status: 422 },
  inbox_secret_missing: { status: 422 },
})
