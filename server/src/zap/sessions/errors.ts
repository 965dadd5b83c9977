import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  flow_session_missing: { status: 404 },
  flow_not_startable: { status: 404 },
})
