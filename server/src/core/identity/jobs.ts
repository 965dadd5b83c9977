import { z } from 'zod'
import { definePlatformJob, defineTenantJob } from '../../jobs/define-job.ts'
import {
  DISCARD_PHOTO_JOB,
  DiscardPhotoPayload,
  discardUnnamedPhoto,
  pruneEnded,
  RESET_LINK_JOB,
  ResetRequest,
  sendResetLink,
} from './index.ts'

/** At night: sessions, refresh tokens and links whose time is over. */
export const pruneEndedSessions = definePlatformJob('identity.prune', {
  schema: z.object({}),
  timeout: 3_600,
  concurrency: 1,
  cron: { expression: '50 3 * * *', timeZone: 'America/Sao_Paulo' },
  handler: ({ services, signal }) => pruneEnded(services, signal),
})

/** Repeated it sends nothing twice: a mailbox gets one link a minute. Finished jobs go soon: they hold addresses. */
export const sendPasswordResetLink = definePlatformJob(RESET_LINK_JOB, {
  schema: ResetRequest,
  keepFinished: 3_600,
  handler: ({ payload, services }) => sendResetLink(services, payload),
})

/** A photo was replaced or taken away, its bearer left, or its upload may have been broken off. */
export const discardMemberPhoto = defineTenantJob(DISCARD_PHOTO_JOB, {
  schema: DiscardPhotoPayload,
  handler: ({ payload, services, source }) => discardUnnamedPhoto(services, source, payload.photo),
})
