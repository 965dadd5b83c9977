import { z } from 'zod'

/** What a bot is started with that its company decides. Another value of any of it is another start. */
export const BotSettings = z.strictObject({
  groups: z.enum(['ignore', 'read', 'answer']),
  history_days: z.number().int(),
  /** The device's name on the phone. */
  brand: z.string().nullable(),
  token_generation: z.number().int(),
})
export type BotSettings = z.output<typeof BotSettings>
