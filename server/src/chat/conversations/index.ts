export { assignConversation, takeNextConversation, transferConversation } from './assign-conversation.ts'
export { authorOf } from './author-of.ts'
export { callPeople, endWait } from './bot-turn.ts'
export { type ChangeOnChannel, deleteMessage, editMessage } from './change-message.ts'
export {
  holdConversation,
  markResolved,
  reopenConversation,
  snoozeConversation,
  wakeConversation,
} from './change-status.ts'
export {
  type DueTime,
  findConversationView,
  getChangedView,
  listConversations,
  type ServiceTargets,
  type TargetedConversation,
} from './conversation-view.sql.ts'
export { type ConversationRow, moveConversations } from './conversations.sql.ts'
export { readCounters } from './counters.sql.ts'
export { lockMessages, recordDelivery } from './delivery.sql.ts'
export { giveOneAway, redistribute } from './distribute.ts'
export { emitConversation, emitRated } from './emit-conversation.ts'
export { BEGINNING, blankMessages, blankPreviews, type MessagePlace } from './erase-messages.sql.ts'
export { errors as conversationErrors } from './errors.ts'
export { giveBackWork } from './give-back-work.ts'
export { handOn } from './hand-on.ts'
export {
  DISTRIBUTE_JOB,
  DistributePayload,
  FILL_WORDS_JOB,
  REDISTRIBUTE_JOB,
  RedistributePayload,
  WAKE_JOB,
  WakePayload,
} from './job-payloads.ts'
export { joinOpenConversations } from './join-open-conversations.ts'
export { getConversation, lockConversation } from './lock-conversation.ts'
export { markDelivered, markRead } from './mark-contact-progress.ts'
export { markSeen } from './mark-seen.ts'
export { listUnseenMentions } from './mentions.sql.ts'
export { type MessageRow, presentMessage } from './message-row.ts'
export { findMessage, lockMessage } from './messages.sql.ts'
export { planForMember } from './plan-for-freed.ts'
export { acceptMessages, postMessage } from './post-message.ts'
export { reactToMessage } from './react-to-message.ts'
export { readThread } from './read-thread.ts'
export { refuseUnfilled } from './refuse-unfilled.ts'
export { fillWords } from './search/fill-words.sql.ts'
export { searchMessages } from './search-messages.ts'
export {
  type ClaimAttachments,
  type MessageAuthor,
  type NewMessage,
  recordHappening,
  type SentMessage,
  sendMessage,
} from './send-message.ts'
export { setPriority } from './set-priority.ts'
export { findLastConversation, findOpenConversation, startConversation } from './start-conversation.ts'
export { canSee, listTeamIds, listWhoSee, sees, seesAllOf, type Viewer, viewerOf, visibleIn } from './visibility.sql.ts'
