export { assignConversation, takeNextConversation, transferConversation } from './assign-conversation.ts'
export { authorOf } from './author-of.ts'
export { callPeople, endWait } from './bot-turn.ts'
export type { CannedResponseRow } from './canned-responses.sql.ts'
export {
  createCannedResponse,
  deleteCannedResponse,
  findCannedResponse,
  listCannedResponses,
  renderCannedResponse,
  updateCannedResponse,
} from './canned-responses.ts'
export { deleteMessage, editMessage } from './change-message.ts'
export {
  reopenConversation,
  resolveConversation,
  setPending,
  snoozeConversation,
  wakeConversation,
} from './change-status.ts'
export {
  type DueTime,
  findConversationView,
  getChangedView,
  type ListFilters,
  listConversations,
  type ServiceTargets,
  type TargetedConversation,
} from './conversation-view.sql.ts'
export type { ConversationRow } from './conversations.sql.ts'
export { readCounters } from './counters.sql.ts'
export { giveOneAway, redistribute } from './distribute.ts'
export { deleteDraft } from './drafts.sql.ts'
export { getDraft, keepDraft } from './drafts.ts'
export { emitRated } from './emit-conversation.ts'
export { errors as conversationErrors } from './errors.ts'
export { giveBackWork } from './give-back-work.ts'
export { handOn } from './hand-on.ts'
export {
  DISTRIBUTE_JOB,
  DistributePayload,
  FILL_WORDS_JOB,
  REDISTRIBUTE_JOB,
  RedistributePayload,
  SEND_SCHEDULED_JOB,
  SendScheduledPayload,
  WAKE_JOB,
  WakePayload,
} from './job-payloads.ts'
export { listLabels } from './labels.sql.ts'
export { createLabel, deleteLabel, updateLabel } from './labels.ts'
export { changeLabels } from './labels-of-conversation.ts'
export { getConversation, lockConversation } from './lock-conversation.ts'
export { type ContactProgress, markDelivered, markRead } from './mark-contact-progress.ts'
export { markSeen } from './mark-seen.ts'
export type { MemberWork } from './member-work.sql.ts'
export { listMemberWork, listRoom } from './member-work.sql.ts'
export { getMemberWork, setCapacity, updateOwnWork } from './member-work.ts'
export { listUnseenMentions } from './mentions.sql.ts'
export { type MessageRow, presentMessage } from './message-row.ts'
export { planForMember } from './plan-for-freed.ts'
export { acceptMessages, postMessage } from './post-message.ts'
export { readThread } from './read-thread.ts'
export type { SavedViewRow } from './saved-views.sql.ts'
export { createSavedView, deleteSavedView, listSavedViews, updateSavedView } from './saved-views.ts'
export { cancelScheduled, listScheduled, scheduleMessage, sendScheduled } from './schedule-message.ts'
export { fillWords } from './search/fill-words.sql.ts'
export { searchMessages } from './search-messages.ts'
export { type MessageAuthor, type NewMessage, recordHappening, type SentMessage, sendMessage } from './send-message.ts'
export { setPriority } from './set-priority.ts'
export { findOpenConversation, startConversation } from './start-conversation.ts'
export { listTeams, type TeamRow } from './teams.sql.ts'
export { createTeam, deleteTeam, updateTeam } from './teams.ts'
export { canSee, listTeamIds, listWhoSee, sees, seesAllOf, type Viewer, viewerOf, visibleIn } from './visibility.sql.ts'
