import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  refresh_invalid: { status: 401 },
  refresh_reused: { status: 401 },
  refresh_superseded: { status: 409 },
  hand_over_closed: { status: 410 },
  hand_over_replaces: { status: 409 },
  impersonation_forbidden: { status: 403 },
})
