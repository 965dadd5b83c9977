import type { FastifyReply, FastifyRequest } from 'fastify'
import { type KnownDevice, openDevice, rememberAccount, sealDevice } from '../core/accounts/index.ts'
import { HAND_OVER_SECONDS } from '../core/sessions/index.ts'
import type { Services } from '../services.ts'
import { hostCookie } from './host-cookie.ts'

/** A session of this host. */
export const refreshCookie = hostCookie('refresh')
/** On the host that is left: the ticket of a hand-over. */
export const departureCookie = hostCookie('departure')
/** On the host that is gone to: the nonce that the hand-over's code is bound to. */
export const arrivalCookie = hostCookie('arrival')
export const HAND_OVER_LIFE = { maxAge: HAND_OVER_SECONDS }

const deviceCookie = hostCookie('device')
/** The longest that browsers keep one. */
const DEVICE_LIFE = { maxAge: 400 * 86_400 }

/** What this browser is known by on this host: the accounts that were signed in to here. */
export function readDevice({ keyring }: Pick<Services, 'keyring'>, request: FastifyRequest): KnownDevice | undefined {
  const sealed = deviceCookie.read(request)
  return sealed === undefined ? undefined : openDevice(keyring, sealed)
}

/** From here on strangers' wrong passwords do not keep this browser from the account. */
export function rememberDevice(
  { keyring }: Pick<Services, 'keyring'>,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  email: string,
): void {
  const device = rememberAccount(readDevice({ keyring }, request), email)
  deviceCookie.set(reply, sealDevice(keyring, device), DEVICE_LIFE)
}
