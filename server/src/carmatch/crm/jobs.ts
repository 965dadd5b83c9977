import type { LeadId } from '@recado/contracts/ids'
import { defineTenantJob } from '../../jobs/define-job.ts'
import { eraseInCrm } from '../workflows/erase-in-crm.ts'
import { lookAtDeal, pullDeals } from '../workflows/pull-deals.ts'
import { pushLead } from '../workflows/push-lead.ts'
import {
  ERASE_JOB,
  ErasePayload,
  LOOK_JOB,
  LookPayload,
  PULL_JOB,
  PUSH_JOB,
  PullPayload,
  PushPayload,
} from './index.ts'

/** One of a company at a time: the CRM counts its requests together. A repetition here only makes up for faults of ours. */
export const crmPush = defineTenantJob(PUSH_JOB, {
  schema: PushPayload,
  timeout: 180,
  concurrencyPerTenant: 1,
  keepFinished: 86_400,
  handler: ({ payload, services, source }) =>
    pushLead(services, source, { leadId: payload.lead_id as LeadId, plan: payload.plan }),
})

/** It plans its successor: repeated for some 30 hours before it is dead. */
export const crmPull = defineTenantJob(PULL_JOB, {
  schema: PullPayload,
  timeout: 600,
  retryLimit: 200,
  concurrencyPerTenant: 1,
  keepFinished: 86_400,
  handler: ({ payload, services, source }) => pullDeals(services, source, payload.plan),
})

export const crmLook = defineTenantJob(LOOK_JOB, {
  schema: LookPayload,
  concurrencyPerTenant: 1,
  keepFinished: 3_600,
  handler: ({ payload, services, source }) => lookAtDeal(services, source, payload.deal_ref),
})

/** It plans its own repetitions; those here only make up for faults of ours. */
export const crmErase = defineTenantJob(ERASE_JOB, {
  schema: ErasePayload,
  timeout: 180,
  concurrencyPerTenant: 1,
  keepFinished: 86_400,
  handler: ({ payload, services, source }) => eraseInCrm(services, source, payload),
})
