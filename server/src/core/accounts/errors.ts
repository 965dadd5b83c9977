import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  credentials_invalid: { status: 401 },
  login_throttled: { status: 429 },
  registration_refused: { status: 409 },
  registrations_too_many: { status: 429 },
  registrations_paused: { status: 503 },
  company_fields_refused: { status: 400 },
  link_invalid: { status: 410 },
  current_password_wrong: { status: 403 },
  new_password_too_short: { status: 400 },
  name_missing: { status: 400 },
})
