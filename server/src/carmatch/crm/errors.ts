import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  crm_unavailable: { status: 409 },
  crm_not_connected: { status: 409 },
  crm_authorization_outdated: { status: 409 },
  crm_refused: { status: 502 },
})
