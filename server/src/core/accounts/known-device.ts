import { createHash } from 'node:crypto'
import { z } from 'zod'
import { newId } from '../../platform/ids.ts'
import { type Keyring, open, seal } from '../../platform/secrets/index.ts'

/** A browser, and the accounts that were signed in to in it by their password. */
export interface KnownDevice {
  id: string
  /** Marks of e-mails, newest first: the cookie tells nobody who works at this desk. */
  accounts: readonly string[]
}

const Stored = z.object({ id: z.string(), accounts: z.array(z.string()) })
const CONTEXT = { tenant: null, purpose: 'known-device' } as const
/** People who share a browser: more is a machine at a counter, and a cookie has to stay small. */
const ACCOUNTS = 12

/** Undefined for what is not of ours, also after its key has left the ring: then the browser is as any other. */
export function openDevice(keyring: Keyring, sealed: string): KnownDevice | undefined {
  try {
    return Stored.parse(JSON.parse(open(keyring, sealed, CONTEXT)))
  } catch {
    return undefined
  }
}

/** The cookie's value: sealed, so nobody makes one for an account whose password they do not know. */
export function sealDevice(keyring: Keyring, device: KnownDevice): string {
  return seal(keyring, JSON.stringify(device), CONTEXT)
}

export function knowsAccount(device: KnownDevice | undefined, email: string): device is KnownDevice {
  return device?.accounts.includes(markOf(email)) ?? false
}

/** The same browser with one account more. */
export function rememberAccount(device: KnownDevice | undefined, email: string): KnownDevice {
  const mark = markOf(email)
  const others = (device?.accounts ?? []).filter((account) => account !== mark)
  return { id: device?.id ?? newId<string>(), accounts: [mark, ...others].slice(0, ACCOUNTS) }
}

function markOf(email: string): string {
  return createHash('sha256').update(email.toLowerCase()).digest('base64url').slice(0, 16)
}
