import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { FlowSessionStatus } from './flow-runs.ts'
import { ConversationId, FlowId, FlowSessionId } from './ids.ts'
import { Instant } from './wire.ts'

/** The bot of a conversation, as those who work in it see it. */
export const ConversationFlow = z.object({
  /** The one that is going on; null where none is. */
  session: z
    .object({
      id: FlowSessionId,
      flow_id: FlowId,
      flow_name: z.string(),
      status: FlowSessionStatus,
      /** What was answered so far, as people read it. */
      answers: z.array(z.object({ question: z.string(), value: z.string() })),
      started_at: Instant,
    })
    .nullable(),
  /** Flows that may be started here by hand or by a program. */
  startable: z.array(z.object({ id: FlowId, name: z.string() })),
})
export type ConversationFlow = z.output<typeof ConversationFlow>

/** `continue`: where it was. `restart`: from its beginning, with nothing answered. */
export const ResumeFlowBody = z.strictObject({ mode: z.enum(['continue', 'restart']).default('continue') })

export const StartFlowBody = z.strictObject({
  flow_id: FlowId,
  /** Values for variables of the flow, by name. */
  variables: z
    .record(
      z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,59}$/),
      z.union([z.string().max(4_096), z.number(), z.boolean()]),
    )
    .default({})
    .refine((variables) => Object.keys(variables).length <= 50, { error: 'too_many' }),
})

const tag = 'Flows'
const path = '/api/v1/conversations/:id/flow'
const params = z.object({ id: ConversationId })
const answer = { params, response: ConversationFlow }

export const conversationFlowEndpoints = {
  get: defineEndpoint({
    ...{ name: 'get-conversation-flow', method: 'GET', path, tag, ...answer },
    summary: 'The bot of a conversation: whether one is going on, what it was answered, and which may be started.',
  }),
  start: defineEndpoint({
    ...{ name: 'start-conversation-flow', method: 'POST', path: `${path}/start`, tag, ...answer },
    summary: 'Starts a flow that has an `api` start; one that is going on ends.',
    body: StartFlowBody,
  }),
  pause: defineEndpoint({
    ...{ name: 'pause-conversation-flow', method: 'POST', path: `${path}/pause`, tag, ...answer },
    summary: 'Makes the bot quiet: people have the conversation.',
  }),
  resume: defineEndpoint({
    ...{ name: 'resume-conversation-flow', method: 'POST', path: `${path}/resume`, tag, ...answer },
    summary: 'Gives the conversation back to the bot.',
    body: ResumeFlowBody,
  }),
  stop: defineEndpoint({
    ...{ name: 'stop-conversation-flow', method: 'POST', path: `${path}/stop`, tag, ...answer },
    summary: 'Ends the bot’s part: the next message begins anew, where a flow listens.',
  }),
}
