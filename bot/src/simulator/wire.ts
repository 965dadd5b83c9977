import { z } from 'zod'
import type { ChatEvent } from '../inbound/receive.ts'

/**
 * What crosses between the simulated network and a bot that holds a phone's session, as JSON over one WebSocket. It has what
 * makes the real one hard: an offline queue that repeats what was not acknowledged, answers that are lost with the line,
 * and closing codes that mean something.
 */
export const FromDevice = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('hello'),
    /** The key that pairing gave; null asks to be paired. */
    device: z.string().nullable(),
    version: z.string().nullable(),
    pair_by_code: z.string().nullable(),
  }),
  /** The event is on the bot's disk. */
  z.object({ t: z.literal('got'), n: z.number().int() }),
  z.object({
    t: z.literal('call'),
    call: z.number().int(),
    method: z.string(),
    params: z.record(z.string(), z.unknown()),
  }),
])
export type FromDevice = z.output<typeof FromDevice>

const Me = z.object({ phone: z.string(), lid: z.string(), name: z.string() })
export type Me = z.output<typeof Me>

export const FromNetwork = z.discriminatedUnion('t', [
  z.object({ t: z.literal('qr'), qr: z.string(), expires_in_ms: z.number() }),
  z.object({ t: z.literal('code'), code: z.string(), expires_in_ms: z.number() }),
  z.object({ t: z.literal('paired'), device: z.string() }),
  z.object({ t: z.literal('passkey') }),
  z.object({ t: z.literal('open'), me: Me }),
  z.object({ t: z.literal('restricted'), until: z.string().nullable(), used: z.number(), limit: z.number() }),
  z.object({ t: z.literal('free') }),
  z.object({ t: z.literal('event'), n: z.number().int(), event: z.custom<unknown>() }),
  z.object({ t: z.literal('reply'), call: z.number().int(), result: z.unknown(), problem: z.string().nullable() }),
])
export type FromNetwork = z.output<typeof FromNetwork>

/** Why the network ends a connection, after WhatsApp's own numbers. */
export const CLOSE = {
  loggedOut: 4401,
  banned: 4403,
  versionOutdated: 4405,
  qrExpired: 4408,
  replaced: 4440,
  restartRequired: 4515,
} as const

/** An event as JSON makes of it: instants are texts. */
export function readEvent(event: unknown): ChatEvent {
  const { at, ...rest } = event as { at: string }
  return { ...rest, at: new Date(at) } as unknown as ChatEvent
}
