import { createSecretKey } from 'node:crypto'
import pino from 'pino'
import { openTenant } from '../../../src/core/workflows/open-tenant.ts'
import { createServices } from '../../../src/create-services.ts'
import { systemClock } from '../../../src/platform/clock.ts'
import { loadConfig } from '../../../src/platform/config.ts'
import { createKeyring } from '../../../src/platform/secrets/index.ts'
import { JOBS } from '../../../src/products.ts'
import { TEST_PASSWORDS } from '../test-passwords.ts'

// An opening as a process of its own, so that a test can kill it: <server's url> <prefix> <data folder> <key> <lease> <order>.
const [url = '', prefix = '', dataDir = '', key = '', leaseMs = '', order = ''] = process.argv.slice(2)
const services = await createServices({
  config: loadConfig({ RECADO_ENV: 'development', RECADO_DATA_DIR: dataDir, DEMO: 'false' }),
  clusters: [{ name: 'main', url }],
  passwords: TEST_PASSWORDS,
  keyring: createKeyring([{ id: 'test', key: createSecretKey(key, 'base64') }]),
  clock: systemClock,
  log: pino({ level: 'silent' }),
  prefix,
  queues: JOBS,
  processMetrics: false,
})
await openTenant({ ...services, leaseMs: Number(leaseMs) }, JSON.parse(order))
