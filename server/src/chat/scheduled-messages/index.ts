export { errors as scheduledMessageErrors } from './errors.ts'
export { SEND_SCHEDULED_JOB, SendScheduledPayload } from './job-payloads.ts'
export {
  type CancelReason,
  type Circumstances,
  endScheduled,
  eraseScheduledTo,
  insertScheduled,
  listWaiting,
  lockScheduled,
  readCircumstances,
  type ScheduledMessageRow,
} from './scheduled-messages.sql.ts'
