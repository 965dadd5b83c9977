import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  cloud_signature_invalid: { status: 401 },
  cloud_verify_token_wrong: { status: 403 },
  templates_need_cloud: { status: 409 },
  templates_unavailable: { status: 502 },
  template_unknown: { status: 422 },
  template_unfilled: { status: 422 },
})
