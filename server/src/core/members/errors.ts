import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  membership_missing: { status: 403 },
  tenant_choice_needed: { status: 409 },
  role_unknown: { status: 400 },
  role_taken: { status: 409 },
  role_in_use: { status: 409 },
  last_owner: { status: 409 },
})
