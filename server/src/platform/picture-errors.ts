import { defineErrors } from './errors.ts'

/** Why a picture that somebody sent is not taken. */
export const pictureErrors = defineErrors({
  image_missing: { status: 400 },
  image_type_unsupported: { status: 415 },
  image_svg_refused: { status: 415 },
  image_unreadable: { status: 400 },
  image_dimensions_refused: { status: 400 },
})
