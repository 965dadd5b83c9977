import { BOT_OWN_PATHS, BOT_TOKEN_HEADER, HealthAnswer } from '@recado/contracts/bots'
import type { z } from 'zod'

const SESSION_WITHIN_MS = 120_000

/** A bot that runs, as its keeper calls it. */
export interface BotAddress {
  url: string
  token: string
}

/** Undefined: it does not answer, or not as a bot does. */
export async function askHealth(url: string, withinMs: number): Promise<z.output<typeof HealthAnswer> | undefined> {
  try {
    const response = await fetch(`${url}${BOT_OWN_PATHS.health}`, { signal: AbortSignal.timeout(withinMs) })
    return HealthAnswer.safeParse(await response.json()).data
  } catch {
    return undefined
  }
}

/** @returns whether the bot took it. */
export async function giveLease(
  { url, token }: BotAddress,
  { holder, ttlMs, withinMs }: { holder: string; ttlMs: number; withinMs: number },
): Promise<boolean> {
  try {
    const response = await fetch(`${url}${BOT_OWN_PATHS.lease}`, {
      method: 'POST',
      headers: { [BOT_TOKEN_HEADER]: token, 'content-type': 'application/json' },
      body: JSON.stringify({ holder, ttl_ms: Math.max(0, ttlMs) }),
      signal: AbortSignal.timeout(withinMs),
    })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

/** The bytes of its whole store. @throws where it does not answer. */
export async function readSession({ url, token }: BotAddress): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(`${url}${BOT_OWN_PATHS.session}`, {
    headers: { [BOT_TOKEN_HEADER]: token },
    signal: AbortSignal.timeout(SESSION_WITHIN_MS),
  })
  if (response.status !== 200 || response.body === null) throw new Error(`a bot answered ${response.status}`)
  return response.body
}

/** A store for its next start. @throws where it does not take it. */
export async function bringSession({ url, token }: BotAddress, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const response = await fetch(`${url}${BOT_OWN_PATHS.session}`, {
    method: 'PUT',
    headers: { [BOT_TOKEN_HEADER]: token },
    body: bytes,
    signal: AbortSignal.timeout(SESSION_WITHIN_MS),
  })
  if (response.status !== 200)
    throw new Error(`a bot answered ${response.status} to its session: ${(await response.text()).slice(0, 300)}`)
}
