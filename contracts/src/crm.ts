import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { CrmAttemptId, LeadId } from './ids.ts'
import { Instant, PageQuery, pageOf } from './wire.ts'

/** An id or a slug of the CRM's own. */
const Ref = z.string().trim().min(1).max(100)

/** How a lead becomes a deal there. What is null or empty is not sent. */
export const CrmMapping = z.strictObject({
  pipeline_id: Ref.nullable().default(null),
  /** Where a deal stands while ours is in that stage; sold and lost are the CRM's won and lost. */
  stages: z
    .strictObject({
      new: Ref.nullable().default(null),
      contacted: Ref.nullable().default(null),
      visit: Ref.nullable().default(null),
    })
    .prefault({}),
  source_id: Ref.nullable().default(null),
  owner_id: Ref.nullable().default(null),
  /** Custom fields of deals, by their slug. */
  fields: z
    .strictObject({
      car: z.string().trim().max(100).default(''),
      price: z.string().trim().max(100).default(''),
      portal: z.string().trim().max(100).default(''),
      reference: z.string().trim().max(100).default(''),
    })
    .prefault({}),
})
export type CrmMapping = z.output<typeof CrmMapping>

export const CrmConnectionView = z.object({
  /** Whether the installation has an app at RD Station to connect by. */
  available: z.boolean(),
  /** `expired`: the CRM takes our access no more; somebody has to connect it again. */
  status: z.enum(['none', 'connected', 'expired']),
  paused: z.boolean(),
  connected_at: Instant.nullable(),
  mapping: CrmMapping,
  /** Leads that are still to be told, and those that were given up. */
  waiting: z.number().int(),
  failed: z.number().int(),
  /** Nothing is sent before: it asked us to slow down. */
  held_until: Instant.nullable(),
  /** When won and lost deals were last asked for. */
  pulled_until: Instant.nullable(),
})
export type CrmConnectionView = z.output<typeof CrmConnectionView>

const Named = z.object({ id: z.string(), name: z.string() })
export const CrmChoices = z.object({
  pipelines: z.array(Named.extend({ stages: z.array(Named) })),
  sources: z.array(Named),
  owners: z.array(Named),
})
export type CrmChoices = z.output<typeof CrmChoices>

export const CRM_ACTS = ['contact', 'deal', 'stage', 'pull', 'refresh', 'erase'] as const
export const CrmAttemptView = z.object({
  id: CrmAttemptId,
  at: Instant,
  act: z.enum(CRM_ACTS),
  ok: z.boolean(),
  http_status: z.number().int().nullable(),
  /** `rate_limited`, `refused`, `unauthorized`, `unreachable`; null where it went well. */
  problem: z.string().nullable(),
  detail: z.string(),
  lead: z.object({ id: LeadId, reference: z.string(), name: z.string() }).nullable(),
})
export type CrmAttemptView = z.output<typeof CrmAttemptView>

const tag = 'CRM'
const path = '/api/v1/crm-connection'

export const crmEndpoints = {
  get: defineEndpoint({
    name: 'get-crm-connection',
    method: 'GET',
    path,
    tag,
    summary: 'Whether leads go to RD Station CRM, and how they get on.',
    response: CrmConnectionView,
  }),
  authorize: defineEndpoint({
    name: 'authorize-crm',
    method: 'POST',
    path: `${path}/authorization`,
    tag,
    summary: "The CRM's page where somebody allows us in; it leads back to the console with a code.",
    response: z.object({ authorize_url: z.string() }),
  }),
  connect: defineEndpoint({
    name: 'connect-crm',
    method: 'POST',
    path,
    tag,
    summary: 'Connects with the code that came back, for whoever asked for it, once, within ten minutes.',
    body: z.strictObject({ code: z.string().min(1).max(2_000), state: z.string().min(1).max(200) }),
    response: CrmConnectionView,
  }),
  change: defineEndpoint({
    name: 'change-crm-connection',
    method: 'PATCH',
    path,
    tag,
    summary: 'Pauses or goes on, or says how leads become deals.',
    body: z.strictObject({ paused: z.boolean().optional(), mapping: CrmMapping.optional() }),
    response: CrmConnectionView,
  }),
  disconnect: defineEndpoint({
    name: 'disconnect-crm',
    method: 'DELETE',
    path,
    tag,
    summary: 'Forgets the access and what the CRM knows of our leads; what is there stays.',
    status: 204,
  }),
  choices: defineEndpoint({
    name: 'list-crm-choices',
    method: 'GET',
    path: `${path}/choices`,
    tag,
    summary: "The CRM's pipelines with their stages, sources and people, asked for there.",
    response: CrmChoices,
  }),
  retry: defineEndpoint({
    name: 'retry-crm-leads',
    method: 'POST',
    path: `${path}/retry`,
    tag,
    summary: 'Tries again what was given up.',
    response: CrmConnectionView,
  }),
  renewHook: defineEndpoint({
    name: 'renew-crm-hook',
    method: 'POST',
    path: `${path}/hook`,
    tag,
    summary:
      'An address for the CRM to post changes of deals to, shown once; the one before takes nothing from now on.',
    response: z.object({ hook_url: z.string() }),
  }),
  attempts: defineEndpoint({
    name: 'list-crm-attempts',
    method: 'GET',
    path: '/api/v1/crm-attempts',
    tag,
    summary: 'What was asked of the CRM and how it answered, the latest first; kept for 30 days.',
    query: PageQuery,
    response: pageOf(CrmAttemptView),
  }),
  takeHook: defineEndpoint({
    name: 'take-crm-hook',
    method: 'POST',
    path: '/api/v1/crm-hooks/:token',
    tag,
    summary: 'A deal changed there: it is asked for, what is posted is not believed.',
    params: z.object({ token: z.string().max(100) }),
    body: z.looseObject({ document: z.looseObject({ id: z.string().max(100) }) }),
    response: z.object({ taken: z.literal(true) }),
  }),
  returnFrom: defineEndpoint({
    name: 'return-from-crm',
    method: 'GET',
    path: '/api/v1/crm/rd-station/return',
    tag,
    summary: "Where RD Station sends a browser back to: on to the company's console, with what it brought.",
    query: z.looseObject({ code: z.string().max(2_000).optional(), state: z.string().max(200).optional() }),
  }),
}
