import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { SIGNATURE_TOLERANCE_S } from '@recado/contracts/bots'
import { Webhook } from 'standardwebhooks'
import type { Clock } from '../../platform/clock.ts'
import { errors } from './errors.ts'

/**
 * That `signed` is what the holder of the secret signed, and just now. The library's own `verify` reads the machine's
 * clock; ours is the installation's.
 *
 * @throws bot_signature_invalid (401)
 */
export function verifyDelivery(
  { clock, secret }: { clock: Clock; secret: string },
  headers: IncomingHttpHeaders,
  signed: string,
): void {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') throw refused()
  if (!/^\d{1,12}$/.test(timestamp)) throw refused()
  const at = Number(timestamp)
  if (Math.abs(clock.now().getTime() / 1_000 - at) > SIGNATURE_TOLERANCE_S) throw refused()
  const wanted = Buffer.from(new Webhook(secret).sign(id, new Date(at * 1_000), signed))
  const matches = signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature)
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  })
  if (!matches) throw refused()
}

function refused() {
  return errors.bot_signature_invalid({ params: { minutes: SIGNATURE_TOLERANCE_S / 60 } })
}
