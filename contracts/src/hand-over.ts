import { z } from 'zod'
import { TokenPair } from './auth.ts'
import { defineEndpoint } from './endpoint.ts'

/** A page of the console to open after signing in: never of another origin. */
export const OwnPath = z
  .string()
  .max(2_000)
  .regex(/^\/(?![/\\])[\x21-\x7e]*$/)

export const HandOverBegin = z.object({ from: z.string().max(300), depois: OwnPath.optional() })
export const HandOverContinue = z.object({
  host: z.string().max(300),
  /** SHA-256 of the nonce that the browser holds on that host. */
  challenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  depois: OwnPath.optional(),
})
export const HandOverBody = z.strictObject({
  code: z.string().max(200),
  /** Says yes to the question whether a session of somebody else is replaced. */
  replace: z.boolean().default(false),
})

const tag = 'Authentication'
const path = '/api/v1/auth/hand-over'

export const handOverEndpoints = {
  begin: defineEndpoint({
    name: 'begin-hand-over',
    method: 'GET',
    path: `${path}/begin`,
    tag,
    summary: 'On a tenant’s host: gives the browser a nonce and sends it to the platform’s host for a code.',
    query: HandOverBegin,
  }),
  continue: defineEndpoint({
    name: 'continue-hand-over',
    method: 'GET',
    path: `${path}/continue`,
    tag,
    summary: 'On the platform’s host: trades the browser’s ticket for a code and sends it back to the tenant’s host.',
    query: HandOverContinue,
  }),
  finish: defineEndpoint({
    name: 'finish-hand-over',
    method: 'POST',
    path,
    tag,
    summary: 'On a tenant’s host: trades a hand-over’s code for a session, in the browser that began it there.',
    body: HandOverBody,
    response: TokenPair,
  }),
}
