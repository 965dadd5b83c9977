import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  lead_contact_missing: { status: 422 },
  lead_phone_malformed: { status: 422 },
  lead_consent_outdated: { status: 409 },
  lead_inbox_missing: { status: 409 },
  lead_portals_too_many: { status: 409 },
  lead_arrival_settled: { status: 409 },
})
