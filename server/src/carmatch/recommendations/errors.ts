import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  answers_refused: { status: 422 },
  buyer_act_reused: { status: 409 },
  critique_unknown: { status: 422 },
  car_gone: { status: 410 },
  share_gone: { status: 410 },
})
