import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  flows_too_many: { status: 409 },
  flow_draft_conflict: { status: 409 },
  flow_archived: { status: 409 },
  flow_too_large: { status: 413 },
  flow_too_many_blocks: { status: 422 },
  flow_malformed: { status: 422 },
  flow_file_unreadable: { status: 422 },
  flow_has_errors: { status: 422 },
  flow_template_unknown: { status: 404 },
  flow_version_missing: { status: 404 },
  flow_period_invalid: { status: 422 },
})
