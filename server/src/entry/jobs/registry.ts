import { attachmentsSweep } from './attachments.jobs.ts'
import { billingAdvance, usageRecount } from './billing.jobs.ts'
import { contactsErase, contactsPurge } from './contacts.jobs.ts'
import {
  conversationsDistribute,
  conversationsRedistribute,
  conversationsWake,
  messagesFillWords,
  messagesSendScheduled,
} from './conversations.jobs.ts'
import type { JobDefinition } from './define-job.ts'
import { discardMemberPhoto, pruneEndedSessions, sendPasswordResetLink } from './identity.jobs.ts'
import { mailSend } from './mail.jobs.ts'
import { pruneOldRows } from './retention.jobs.ts'
import { visitorsMailReplies } from './visitors.jobs.ts'
import { webhooksDeliver, webhooksDispatch, webhooksReplay } from './webhooks.jobs.ts'

/** Every kind of job there is. No autoloading: this list is the map, and a job that is not in it becomes a dead letter. */
export const JOBS: readonly JobDefinition[] = [
  conversationsDistribute,
  conversationsRedistribute,
  conversationsWake,
  attachmentsSweep,
  billingAdvance,
  contactsErase,
  contactsPurge,
  discardMemberPhoto,
  usageRecount,
  mailSend,
  messagesFillWords,
  messagesSendScheduled,
  pruneEndedSessions,
  pruneOldRows,
  sendPasswordResetLink,
  visitorsMailReplies,
  webhooksDeliver,
  webhooksDispatch,
  webhooksReplay,
]
