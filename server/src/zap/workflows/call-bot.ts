import {
  BOT_OWN_PATHS,
  BOT_TOKEN_HEADER,
  type BotCommand,
  BotProblem,
  CommandAnswer,
  type SendBody,
} from '@recado/contracts/bots'
import type { ConnectionId, TenantId } from '@recado/contracts/ids'
import type { z } from 'zod'
import type { HttpClient } from '../../platform/http-client.ts'
import type { Keyring } from '../../platform/secrets/index.ts'
import type { BotFleet } from '../bots/index.ts'
import { botToken } from '../connections/index.ts'

/** Which bot; its generation is the token's. */
export interface BotPlace {
  tenantId: TenantId
  connectionId: ConnectionId
  generation: number
}

/**
 * later: it may be asked the same again; what was asked may have been heard. failed: it never will.
 */
export type SendOutcome =
  | { kind: 'handed' }
  | { kind: 'failed'; error: BotProblem['error']; detail: string }
  | { kind: 'later'; reason: 'bot_unreachable' | 'bot_busy' | 'token_refused' }

export type CommandOutcome =
  | { kind: 'done'; identity: z.output<typeof CommandAnswer>['identity'] }
  | { kind: 'not_now' }
  | { kind: 'unreachable' }

export interface CallBot {
  send(place: BotPlace, request: SendBody): Promise<SendOutcome>
  command(place: BotPlace, command: BotCommand): Promise<CommandOutcome>
}

/** A bot answers out of its own disk: one that takes longer is as good as away. */
const TIMEOUT_MS = 10_000

/** Asks bots over HTTP, wherever they run. Awaits the network: never inside a scope. */
export function createBotCaller(parts: { fleet: BotFleet; http: HttpClient; keyring: Keyring }): CallBot {
  const ask = async (place: BotPlace, path: string, body: object) => {
    const { tenantId, connectionId, generation } = place
    const address = await parts.fleet.addressOf(tenantId, connectionId)
    if (address === undefined) return undefined
    const token = botToken(parts.keyring, { tenantId, connectionId, generation })
    const headers = { 'content-type': 'application/json', [BOT_TOKEN_HEADER]: token }
    const url = new URL(path, address.url).href
    const request = { url, method: 'POST' as const, headers, body: JSON.stringify(body), timeoutMs: TIMEOUT_MS }
    return parts.http.request(request).then(
      ({ status, body: bytes }) => ({ status, body: readJson(bytes) }),
      () => undefined,
    )
  }
  return {
    send: async (place, request) => {
      const answer = await ask(place, BOT_OWN_PATHS.send, request)
      if (answer === undefined) return { kind: 'later', reason: 'bot_unreachable' }
      const { status, body } = answer
      if (status === 200 || status === 202) return { kind: 'handed' }
      // A bot that is being exchanged for one with the next token.
      if (status === 401) return { kind: 'later', reason: 'token_refused' }
      if (![400, 403, 409, 413].includes(status)) return { kind: 'later', reason: 'bot_busy' }
      const problem = BotProblem.safeParse(body)
      return { kind: 'failed', ...(problem.success ? problem.data : { error: 'failed', detail: `HTTP ${status}` }) }
    },
    command: async (place, command) => {
      const answer = await ask(place, BOT_OWN_PATHS.command, command)
      if (answer === undefined || answer.status >= 500 || answer.status === 401) return { kind: 'unreachable' }
      const done = CommandAnswer.safeParse(answer.body)
      return done.success ? { kind: 'done', identity: done.data.identity } : { kind: 'not_now' }
    },
  }
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return undefined
  }
}
