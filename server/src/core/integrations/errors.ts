import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  webhook_url_insecure: { status: 400 },
  webhooks_too_many: { status: 409 },
  webhook_delivery_pending: { status: 409 },
  resync_needed: { status: 409 },
})
