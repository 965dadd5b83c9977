import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  flow_secret_taken: { status: 409 },
  flow_secrets_too_many: { status: 409 },
  flow_ai_key_missing: { status: 409 },
})
