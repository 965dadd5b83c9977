import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  contact_phone_malformed: { status: 400 },
  contact_attributes_too_many: { status: 422 },
  contact_merge_self: { status: 422 },
  contact_identity_taken: { status: 409 },
  contact_identity_deleted: { status: 409 },
  contact_out_of_sight: { status: 403 },
})
