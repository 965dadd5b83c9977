import type { Product } from '../product.ts'
import { attachmentsSweep } from './attachments/jobs.ts'
import { beginAttachment, finishAttachment, getOneAttachment, putAttachmentPart } from './attachments/routes/console.ts'
import { file } from './attachments/routes/public.ts'
import { beginOwnUpload, finishOwnUpload, getOwnFile, putOwnPart } from './attachments/routes/widget.ts'
import {
  createOneCalendar,
  deleteCalendar,
  getCalendar,
  getOpening,
  listAllCalendars,
  listHolidays,
  previewOpening,
  updateOneCalendar,
} from './calendars/routes/console.ts'
import {
  createCanned,
  deleteCanned,
  listCanned,
  renderCanned,
  updateCanned,
} from './canned-responses/routes/console.ts'
import { contactsErase, contactsPurge } from './contacts/jobs.ts'
import {
  blockOneContact,
  createOneContact,
  deleteOneContact,
  eraseOneContact,
  getErasure,
  getOneContact,
  listAllContacts,
  listTimeline,
  mergeOneContact,
  restoreOneContact,
  unblockOneContact,
  updateOneContact,
} from './contacts/routes/console.ts'
import {
  conversationsDistribute,
  conversationsRedistribute,
  conversationsWake,
  messagesFillWords,
} from './conversations/jobs.ts'
import {
  assignOne,
  countConversations,
  getOneConversation,
  handOnOne,
  holdOne,
  labelOne,
  listConversationAudience,
  listMentions,
  listTenantConversations,
  listWhoHasRoom,
  markOneSeen,
  reopenOne,
  resolveOne,
  snoozeOne,
  startNewConversation,
  takeNext,
  transferOne,
  updateConversation,
} from './conversations/routes/console/conversations.ts'
import {
  deleteOneMessage,
  editOneMessage,
  listMessages,
  searchTenantMessages,
  sendOneMessage,
} from './conversations/routes/console/messages.ts'
import { getOwnDraft, putOwnDraft } from './drafts/routes/console.ts'
import {
  createOneInbox,
  deleteInbox,
  getInbox,
  getInboxSighting,
  listAllInboxes,
  rotateInboxSecret,
  updateOneInbox,
} from './inboxes/routes/console.ts'
import { createOneLabel, deleteOneLabel, listTenantLabels, updateOneLabel } from './labels/routes/console.ts'
import { changeCapacity, changeOwnWork, getOwnWork, listWork } from './presence/routes/console.ts'
import {
  exportReport,
  getReportSummary,
  getWaiting,
  listReportComments,
  listReportDays,
  listReportHours,
  listReportLabels,
  listReportPeople,
} from './reports/routes/console.ts'
import { createView, deleteView, listViews, updateView } from './saved-views/routes/console.ts'
import { messagesSendScheduled } from './scheduled-messages/jobs.ts'
import {
  cancelScheduledMessage,
  listScheduledMessages,
  scheduleOneMessage,
} from './scheduled-messages/routes/console.ts'
import { createOneTeam, deleteOneTeam, listTenantTeams, updateOneTeam } from './teams/routes/console.ts'
import { visitorsMailReplies } from './visitors/jobs.ts'
import {
  leaveOfflineMessage,
  listOwnConversations,
  markOwnDelivered,
  markOwnRead,
  postOwnMessage,
  rateOwnConversation,
  readOwnMessages,
  startOwnConversation,
} from './visitors/routes/widget/conversations.ts'
import { endWidgetSession, getWidgetConfig, openWidgetSession } from './visitors/routes/widget/sessions.ts'
import { calendarsExtendOpenings, reportsCountBusinessTime } from './workflows/business-time.jobs.ts'
import { pruneOldRows } from './workflows/retention.jobs.ts'

/** Conversations of a company with its customers: the inbox, the widget, contacts, files and figures. */
export const chat: Product = {
  name: 'chat',
  routes: [
    // attachments public
    file,
    // attachments console
    beginAttachment,
    finishAttachment,
    getOneAttachment,
    putAttachmentPart,
    // calendars console
    createOneCalendar,
    deleteCalendar,
    getCalendar,
    getOpening,
    listAllCalendars,
    listHolidays,
    previewOpening,
    updateOneCalendar,
    // contacts console
    blockOneContact,
    createOneContact,
    deleteOneContact,
    eraseOneContact,
    getErasure,
    getOneContact,
    listAllContacts,
    listTimeline,
    mergeOneContact,
    restoreOneContact,
    unblockOneContact,
    updateOneContact,
    // inboxes console
    createOneInbox,
    deleteInbox,
    getInbox,
    getInboxSighting,
    listAllInboxes,
    rotateInboxSecret,
    updateOneInbox,
    // visitors widget/sessions
    getWidgetConfig,
    openWidgetSession,
    endWidgetSession,
    // visitors widget/conversations
    listOwnConversations,
    startOwnConversation,
    leaveOfflineMessage,
    readOwnMessages,
    postOwnMessage,
    rateOwnConversation,
    markOwnDelivered,
    markOwnRead,
    // attachments widget
    beginOwnUpload,
    putOwnPart,
    finishOwnUpload,
    getOwnFile,
    // conversations console/conversations
    assignOne,
    countConversations,
    getOneConversation,
    listConversationAudience,
    holdOne,
    handOnOne,
    labelOne,
    listWhoHasRoom,
    listMentions,
    listTenantConversations,
    reopenOne,
    resolveOne,
    markOneSeen,
    snoozeOne,
    startNewConversation,
    takeNext,
    transferOne,
    updateConversation,
    // conversations console/messages
    deleteOneMessage,
    editOneMessage,
    listMessages,
    searchTenantMessages,
    sendOneMessage,
    // canned-responses console
    createCanned,
    deleteCanned,
    listCanned,
    renderCanned,
    updateCanned,
    // drafts console
    getOwnDraft,
    putOwnDraft,
    // labels console
    createOneLabel,
    deleteOneLabel,
    listTenantLabels,
    updateOneLabel,
    // presence console
    changeCapacity,
    changeOwnWork,
    getOwnWork,
    listWork,
    // saved-views console
    createView,
    deleteView,
    listViews,
    updateView,
    // scheduled-messages console
    cancelScheduledMessage,
    listScheduledMessages,
    scheduleOneMessage,
    // teams console
    createOneTeam,
    deleteOneTeam,
    listTenantTeams,
    updateOneTeam,
    // reports console
    exportReport,
    getReportSummary,
    getWaiting,
    listReportComments,
    listReportDays,
    listReportHours,
    listReportLabels,
    listReportPeople,
  ],
  jobs: [
    conversationsDistribute,
    conversationsRedistribute,
    conversationsWake,
    attachmentsSweep,
    contactsErase,
    contactsPurge,
    messagesFillWords,
    messagesSendScheduled,
    pruneOldRows,
    calendarsExtendOpenings,
    reportsCountBusinessTime,
    visitorsMailReplies,
  ],
}
