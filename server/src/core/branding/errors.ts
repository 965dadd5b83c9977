import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  brand_colour_invisible: { status: 400 },
})
