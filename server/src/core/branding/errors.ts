import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  brand_colour_invisible: { status: 400 },
  image_missing: { status: 400 },
  image_type_unsupported: { status: 415 },
  image_svg_refused: { status: 415 },
  image_unreadable: { status: 400 },
  image_dimensions_refused: { status: 400 },
})
