export { ACCESS_TOKEN_SECONDS, type AccessClaims, type AccessTokens, createAccessTokens } from './access-token.ts'
export { depart, HAND_OVER_SECONDS } from './depart.ts'
export { endSession, signOutByToken } from './end-session.ts'
export { errors as sessionErrors } from './errors.ts'
export { consumeHandOver, deleteEndedHandOvers, findHandOverForUpdate, type HandOver } from './hand-overs.sql.ts'
export { issueHandOverCode } from './issue-hand-over-code.ts'
export {
  consumeRefreshToken,
  deleteEndedRefreshTokens,
  findRefreshToken,
  insertRefreshToken,
} from './refresh-tokens.sql.ts'
export {
  deleteEndedSessions,
  findLiveSession,
  getSessionOwner,
  insertSession,
  type LiveSession,
  listLiveSessions,
  revokePartnerSessions,
  revokeSessions,
  touchSession,
  wasReplacedSince,
} from './sessions.sql.ts'
