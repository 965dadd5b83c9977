export { findDueReplies, settleReplies } from './due-replies.ts'
export { deleteOldEnds, endVisit, isVisitOver, KEEP_ENDED_MS } from './ended-visits.sql.ts'
export { errors } from './errors.ts'
export { findAnswered, REPLY_JOB } from './find-answered.ts'
export { isPageAllowed } from './page-origin.ts'
export { presentVisitorConversation } from './present-visitor-conversation.ts'
export { isForVisitors, presentVisitorMessage } from './present-visitor-message.ts'
export { type Profile, readProfile } from './read-profile.ts'
export { isKnownElsewhere, readVisit, type VisitorContact } from './read-visit.sql.ts'
export { readVisitorThread } from './read-visitor-thread.ts'
export { refuseBlocked } from './refuse-blocked.ts'
export { returnPage } from './return-page.ts'
export { listTeamFaces } from './team-faces.sql.ts'
export { listUnreadReplies, type UnreadReply } from './unread-replies.sql.ts'
export {
  findVisitorConversation,
  findWhereWritten,
  listVisitorConversations,
  lockVisitor,
  type VisitorConversationRow,
  type VisitorPlace,
  wasSentToVisitor,
} from './visitor-conversations.sql.ts'
export { createVisitorLimits, type VisitorAct, type VisitorLimits } from './visitor-limits.ts'
export { createVisitorTokens, type VisitorClaims, type VisitorTokens } from './visitor-token.ts'
export { findSighting, noteSighting } from './widget-sightings.sql.ts'
