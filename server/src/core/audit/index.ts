export { type AuditFilter, type AuditRow, findLastAct, findLastControlAct } from './audit-entries.sql.ts'
export { exportAudit } from './export-audit.ts'
export { listAudit } from './list-audit.ts'
