import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  email_unverified: { status: 403 },
  invitations_too_many: { status: 429 },
  invitation_required: { status: 403 },
  invitation_not_found: { status: 404 },
  invitation_closed: { status: 410 },
  already_member: { status: 409 },
})
