export { endAlert, raiseAlert } from './alerts/raise-alert.ts'
export { tellAlert } from './alerts/tell-alert.ts'
export { findAlert, listAlerts, listOpenAlerts } from './bot-alerts.sql.ts'
export {
  type BackupRow,
  deleteBackup,
  findBackup,
  insertBackup,
  listBackups,
  listOldBackups,
} from './bot-backups.sql.ts'
export { askHealth, bringSession, giveLease, readSession } from './bot-client.ts'
export { insertBotEvent, listBotEvents, pruneBotEvents } from './bot-events.sql.ts'
export { decideRelease, findReleases, insertRelease, type ReleaseRow } from './bot-releases.sql.ts'
export { type BotRules, readBotRules } from './bot-rules.ts'
export {
  type BotServerRow,
  chooseServer,
  claimServers,
  deleteServer,
  ensureOwnServer,
  findServer,
  insertServer,
  listKeepers,
  listServers,
  type NewServer,
  noteMeasure,
  releaseServers,
  updateServer,
} from './bot-servers.sql.ts'
export {
  type BotRow,
  type CheckedBot,
  claimBot,
  countVersion,
  deleteBot,
  disconnectBot,
  findBot,
  findCanary,
  hasBots,
  listBots,
  listServersBots,
  moveBot,
  noteBackedUp,
  noteChecks,
  noteEnded,
  noteFailure,
  noteRunning,
  noteVersion,
  refreshWanted,
  releaseBot,
  renewLeases,
  renewRevision,
  upsertBot,
  wantRestore,
} from './bots.sql.ts'
export { findConnectionFacts, findLastMessageAt } from './connection-facts.sql.ts'
export { errors } from './errors.ts'
export { type BotFleet, createFleet } from './fleet.ts'
export { createHostDirectory, type HostDirectory, SERVER_TOKEN } from './host-directory.ts'
export type { BotHost } from './hosts/bot-host.ts'
export { HostError } from './hosts/host-error.ts'
export { RECONCILE_JOB, ReconcilePayload, TELL_ALERT_JOB, TellAlertPayload } from './job-payloads.ts'
export { judgeHealth } from './judge-health.ts'
export { nextTry } from './next-try.ts'
export { presentBot, presentServer } from './present-bot.ts'
export { specOf } from './spec-of.ts'
