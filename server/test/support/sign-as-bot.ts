import { createHash, randomUUID } from 'node:crypto'
import { signDelivery } from '../../src/core/integrations/sign-delivery.ts'
import { type BotName, botSigningSecret, botToken } from '../../src/zap/connections/index.ts'
import type { TestHouse } from './test-house.ts'

/** What a bot sends with a body: its token, and its signature over JSON as it is sent (a text as it is), or over what bytes hash to. */
export function signAsBot(
  { services }: Pick<TestHouse, 'services'>,
  name: BotName,
  payload: object | string,
  at: Date = services.clock.now(),
): Record<string, string> {
  const secret = botSigningSecret(services.keyring, name)
  const token = { 'x-bot-token': botToken(services.keyring, name) }
  const id = randomUUID()
  if (!Buffer.isBuffer(payload)) {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
    return { ...token, ...signDelivery([secret], { id, at, body }), 'content-type': 'application/json' }
  }
  const hash = createHash('sha256').update(payload).digest()
  const body = JSON.stringify({ sha256: hash.toString('hex') })
  return {
    ...token,
    ...signDelivery([secret], { id, at, body }),
    'content-digest': `sha-256=:${hash.toString('base64')}:`,
  }
}
