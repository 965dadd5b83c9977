import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  partner_full: { status: 402 },
  partner_domain_taken: { status: 409 },
})
