import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  bot_token_invalid: { status: 401 },
  bot_signature_invalid: { status: 401 },
})
