import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  team_taken: { status: 409 },
  team_in_use: { status: 409 },
  team_has_inboxes: { status: 409 },
  member_unknown: { status: 400 },
})
