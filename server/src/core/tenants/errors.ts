import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  tenant_suspended: { status: 402 },
  tenant_cancelled: { status: 403 },
  tenant_erased: { status: 410 },
  tenant_transition_refused: { status: 409 },
  slug_taken: { status: 409 },
  slug_reserved: { status: 409 },
  timezone_unknown: { status: 400 },
})
