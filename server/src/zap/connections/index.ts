export { type BotName, botSigningSecret, botToken, isBotToken, readBotToken } from './bot-token.ts'
export { openAccess, storeAccess } from './cloud-access.ts'
export type { Connection } from './connection-row.ts'
export {
  changeConnection,
  endWatch,
  findConnection,
  findConnectionOfInbox,
  insertConnection,
  listConnections,
  listStates,
  lockConnection,
  takeWatch,
} from './connections.sql.ts'
export { errors as connectionErrors } from './errors.ts'
export { type BotConnection, findBotConnection } from './find-connection.sql.ts'
export { getConnection } from './get-connection.ts'
export { CHECK_JOB, CheckPayload, planCheck } from './plan-check.ts'
export { planReconcile } from './plan-reconcile.ts'
export { codeOf, presentConnection } from './present-connection.ts'
export { restartConnection } from './restart-connection.ts'
export { readShared, readShareToken, shareCode, unshareCode } from './share-code.ts'
export { shownInAudit } from './shown-in-audit.ts'
export { takeCode } from './take-code.ts'
export { takeStatus } from './take-status.ts'
export { updateConnection } from './update-connection.ts'
