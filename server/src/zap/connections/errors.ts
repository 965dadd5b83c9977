import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  cloud_access_missing: { status: 422 },
  cloud_access_unused: { status: 422 },
  bot_not_reached: { status: 503 },
  bot_not_ready: { status: 409 },
  connection_is_cloud: { status: 409 },
})
