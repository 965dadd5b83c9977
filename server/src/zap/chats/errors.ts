import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  media_digest_wrong: { status: 400 },
})
