export { findLastAct, findLastControlAct } from './audit-entries.sql.ts'
export { exportAudit } from './export-audit.ts'
export { listAudit } from './list-audit.ts'
export { redactAudit } from './redact-audit.sql.ts'
