import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  cloud_signature_invalid: { status: 401 },
  cloud_verify_token_wrong: { status: 403 },
})
