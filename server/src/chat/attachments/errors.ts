import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  attachment_kind_not_in_plan: { status: 403 },
  attachment_empty: { status: 400 },
  attachment_too_large: { status: 413 },
  attachment_type_refused: { status: 415 },
  attachment_disguised: { status: 415 },
  attachment_image_refused: { status: 422 },
  upload_offset_wrong: { status: 409 },
  upload_part_size_wrong: { status: 422 },
  upload_incomplete: { status: 409 },
  upload_ended: { status: 409 },
  uploads_too_many: { status: 429 },
  uploads_unfinished_full: { status: 429 },
})
