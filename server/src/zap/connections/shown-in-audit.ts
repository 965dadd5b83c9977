import type { Connection } from './connection-row.ts'

/** What the audit keeps of a connection: what a person decides, and no secret. */
export function shownInAudit({
  inbox_id,
  name,
  driver,
  groups,
  history_days,
  cloud,
}: Connection): Record<string, unknown> {
  return { inbox_id, name, driver, groups, history_days, ...(cloud === null ? {} : { cloud }) }
}
