import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  widget_unknown: { status: 404 },
  visitor_token_invalid: { status: 401 },
  visitor_identity_forged: { status: 401 },
  visitor_identity_required: { status: 401 },
  visitor_blocked: { status: 403 },
  visitor_too_fast: { status: 429 },
  pre_chat_incomplete: { status: 422 },
  pre_chat_refused: { status: 422 },
})
