import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  car_key_taken: { status: 409 },
  car_photos_too_many: { status: 409 },
  car_import_not_waiting: { status: 409 },
  car_import_answer_missing: { status: 422 },
  car_import_ended: { status: 409 },
  car_import_incomplete: { status: 409 },
  car_import_offset_wrong: { status: 409 },
  car_import_part_size_wrong: { status: 422 },
  car_imports_too_many: { status: 429 },
  car_import_unreadable: { status: 409 },
  car_feeds_too_many: { status: 409 },
  fipe_unreadable: { status: 422 },
})
