import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  shortcut_taken: { status: 409 },
})
