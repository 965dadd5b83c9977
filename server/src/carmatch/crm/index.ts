export {
  authorizeCrm,
  changeCrm,
  connectCrm,
  disconnectCrm,
  planPull,
  renewCrmHook,
  retryCrm,
  takesHook,
  tellCrm,
} from './connect.ts'
export { insertAttempt } from './crm-attempts.sql.ts'
export { changeConnection, findConnection } from './crm-connections.sql.ts'
export { type CrmLeadRow, findCrmLead, listToldLeads, noteRefs, settleCrmLead } from './crm-leads.sql.ts'
export { errors as crmErrors } from './errors.ts'
export {
  ERASE_JOB,
  ErasePayload,
  LOOK_JOB,
  LookPayload,
  PULL_JOB,
  PUSH_JOB,
  PullPayload,
  PushPayload,
} from './job-payloads.ts'
export { listChoices } from './list-choices.ts'
export { listAttempts, showCrm } from './present-crm.ts'
export { problemOf } from './problem-of.ts'
export {
  createRdClient,
  type DealChange,
  RD_PAGE_SIZE,
  type RdAnswer,
  type RdClient,
  type RdDeal,
  type RdSession,
} from './rd-client.ts'
export { type CrmParts, useAccess } from './use-access.ts'
