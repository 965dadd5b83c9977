import { createSecretKey } from 'node:crypto'
import { once } from 'node:events'
import type { ConnectionId, ConversationId, TenantId } from '@recado/contracts/ids'
import pino from 'pino'
import { createServices } from '../../../src/create-services.ts'
import { systemClock } from '../../../src/platform/clock.ts'
import { loadConfig } from '../../../src/platform/config.ts'
import { createKeyring } from '../../../src/platform/secrets/index.ts'
import { JOBS } from '../../../src/products.ts'
import { handOverSends } from '../../../src/zap/workflows/hand-over-sends.ts'
import { TEST_PASSWORDS } from '../test-passwords.ts'

/** What the test says over the channel before anything begins. */
interface Order {
  url: string
  prefix: string
  dataDir: string
  key: string
  keyId: string
  /** Where the bot listens. */
  bot: string
  tenantId: TenantId
  connectionId: ConnectionId
  conversationId: ConversationId
}

// A server that hands a conversation over and stops for good when the bot has taken its first message: the test kills it there.
const [order] = (await once(process, 'message')) as [Order]
const services = await createServices({
  config: loadConfig({ RECADO_ENV: 'development', RECADO_DATA_DIR: order.dataDir, DEMO: 'false' }),
  clusters: [{ name: 'main', url: order.url }],
  passwords: TEST_PASSWORDS,
  keyring: createKeyring([{ id: order.keyId, key: createSecretKey(order.key, 'base64') }]),
  clock: systemClock,
  log: pino({ level: 'silent' }),
  prefix: order.prefix,
  queues: JOBS,
  processMetrics: false,
  fleet: { addressOf: async () => ({ url: order.bot }), readLog: async () => [] },
})
const tenant = await services.tenants.find({ id: order.tenantId })
if (tenant === undefined) throw new Error('there is no such tenant')
const { callBot } = services
await handOverSends(
  {
    ...services,
    callBot: {
      send: async (bot, request) => {
        process.send?.({ outcome: await callBot.send(bot, request) })
        return new Promise(() => undefined)
      },
    },
  },
  { tenant, actor: { kind: 'system', name: 'test' } },
  { ...order, due: true },
  new AbortController().signal,
)
