import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  plan_unknown: { status: 400 },
  quota_exceeded: { status: 402 },
  reservation_unknown: { status: 404 },
  subscription_not_found: { status: 404 },
  subscription_ended: { status: 409 },
  entitlement_unknown: { status: 400 },
  grant_not_found: { status: 404 },
  payment_conflict: { status: 409 },
  payment_amount_mismatch: { status: 422 },
  payment_date_invalid: { status: 400 },
})
