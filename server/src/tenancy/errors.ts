import { defineErrors } from '../platform/errors.ts'

export const errors = defineErrors({
  rights_exceeded: { status: 403 },
  member_needed: { status: 403 },
  tenant_missing: { status: 400 },
  tenant_unknown: { status: 404 },
  tenant_mismatch: { status: 403 },
  tenant_migrating: { status: 503 },
  tenant_moving: { status: 503 },
  tenant_busy: { status: 503 },
  tenant_placement_failed: { status: 503 },
})
