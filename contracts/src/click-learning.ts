import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { Instant } from './wire.ts'

/** What was learned of a company's clicks, once. */
export const LearnedVersion = z.object({
  /** 1, 2, 3 … */
  number: z.number().int(),
  learned_at: Instant,
  /** Clicks that it rests on. */
  clicks: z.number().int(),
  /** No car's score moves by more than this, 0 to 1. */
  bound: z.number(),
  /** What buyers were drawn by beyond what the questionnaire says, the strongest first. */
  pulls: z.array(z.object({ attribute: z.string(), label: z.string(), pull: z.number() })),
  live: z.boolean(),
})
export type LearnedVersion = z.output<typeof LearnedVersion>

export const ClickLearning = z.object({
  /** Whether lists are corrected by what was learned, keep a place to try cars that are seldom shown, and go on learning. */
  enabled: z.boolean(),
  /** The newest first, at most 30. */
  versions: z.array(LearnedVersion),
  /** So many clicks of the last 90 days could be learned from; fewer than `least_clicks` teach nothing. */
  clicks: z.number().int(),
  least_clicks: z.number().int(),
})
export type ClickLearning = z.output<typeof ClickLearning>

export const ChangeLearningBody = z.strictObject({
  enabled: z.boolean().optional(),
  /** Which version corrects lists from now on; null: none, until another is learned. */
  live: z.number().int().min(1).nullable().optional(),
})

const tag = 'Questionnaire'
const path = '/api/v1/click-learning'

export const clickLearningEndpoints = {
  get: defineEndpoint({
    name: 'get-click-learning',
    method: 'GET',
    path,
    tag,
    summary: 'Whether clicks correct the order of cars, and what was learned.',
    response: ClickLearning,
  }),
  change: defineEndpoint({
    name: 'change-click-learning',
    method: 'PATCH',
    path,
    tag,
    summary: 'Switches learning on or off, or goes back to an earlier version of what was learned.',
    body: ChangeLearningBody,
    response: ClickLearning,
  }),
}
