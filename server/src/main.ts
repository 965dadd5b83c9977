import { createServices } from './create-services.ts'
import { refuseDemoTraces } from './demo/refuse-demo-traces.ts'
import { seedDemo } from './demo/seed-demo.ts'
import { startDemoShop } from './demo/shop/start-demo-shop.ts'
import { createApp } from './http/create-app.ts'
import { startBackground } from './jobs/start-background.ts'
import { systemClock } from './platform/clock.ts'
import { loadConfig } from './platform/config.ts'
import type { LoginRole } from './platform/database/cluster.ts'
import { createLogger } from './platform/logger.ts'
import { closeDataDirectory } from './platform/private-files.ts'
import { derivePassword, openKeyring } from './platform/secrets/index.ts'
import { JOBS } from './products.ts'
import { createRealtime } from './realtime/create-realtime.ts'
import { migrateEverything, prepareControl, readAllMigrations } from './tenancy/installation.ts'
import { createFleetKeeper } from './zap/workflows/bots/keep-fleet.ts'

// The only wiring: `node server/src/main.ts migrate | seed-demo | serve`.

const config = loadConfig()
// Whatever this process writes, by whichever library, is for its own account.
process.umask(0o077)
await closeDataDirectory(config.dataDir)
const log = createLogger({ level: config.log.level, environment: config.environment })
const keyring = await openKeyring(config)
const prefix = 'recado'
if (config.database.url === undefined)
  throw new Error('DATABASE_URL is missing; `npm start` brings a database of its own')
const clusters = [{ name: 'main', url: config.database.url }, ...config.database.clusters]
const passwords: Record<LoginRole, string> = {
  app: derivePassword(keyring, 'app'),
  relay: derivePassword(keyring, 'relay'),
  mover: derivePassword(keyring, 'mover'),
  readonly: derivePassword(keyring, 'readonly'),
}

const command = process.argv[2] ?? 'serve'
if (command === 'migrate') {
  await prepareControl({ prefix, clusters, passwords, migrations: await readAllMigrations() })
  const services = await open()
  const reports = await migrateEverything(services.installation, (report, done, total) =>
    log.info({ ...report, done, total }, 'unit migrated'),
  )
  await services.close()
  // Tenants whose unit failed answer 503; the others are served, so the start goes on.
  for (const report of reports.filter(({ outcome }) => outcome === 'failed')) log.error(report, 'unit failed')
} else if (command === 'seed-demo') {
  // It answers nobody, and what it leaves in the outboxes the server carries on when it starts.
  const services = await open([])
  const demo = config.demo && config.environment === 'development' ? await seedDemo(services) : []
  await services.close()
  // The supervisor reads the last line.
  process.stdout.write(`${JSON.stringify({ demo })}\n`)
} else if (command === 'serve') {
  await serve()
} else {
  throw new Error(`unknown command ${command}`)
}

function open(roles = config.roles) {
  return createServices({
    config: { ...config, roles },
    clusters,
    passwords,
    keyring,
    clock: systemClock,
    log,
    prefix,
    queues: JOBS,
  })
}

async function serve(): Promise<void> {
  const services = await open()
  await refuseDemoTraces(services)
  const background = await startBackground(services, JOBS)
  const keepsBots = config.bots.driver !== undefined && config.roles.includes('jobs')
  const keeper = keepsBots ? createFleetKeeper(services) : undefined
  const app = await createApp(services)
  const realtime = createRealtime(services, app.server)
  await app.listen({ host: config.http.host, port: config.http.port })
  log.info({ address: config.http.publicUrl }, 'listening')
  await keeper?.start()
  const shop = config.demo && config.environment === 'development' ? await startDemoShop(services) : undefined
  process.send?.({ type: 'ready', addresses: [config.http.publicUrl] })
  let stopping = false
  const stop = async (reason: string, { bots }: { bots: boolean }) => {
    if (stopping) return
    stopping = true
    log.info({ reason }, 'stopping')
    setTimeout(() => process.exit(1), config.shutdownTimeoutMs).unref()
    const deadline = performance.now() + config.shutdownTimeoutMs
    // Without its database it hands over by the end of its claim.
    await keeper?.stop({ bots }).catch((error: Error) => log.warn({ err: error }, 'the bots were not handed over'))
    await shop?.close()
    await realtime.close()
    await app.close()
    // A second is left for telling the queue what was given back.
    await background.stop(Math.max(0, deadline - performance.now() - 1_000))
    await services.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => stop('SIGTERM', { bots: true }))
  process.on('SIGINT', () => stop('SIGINT', { bots: true }))
  // The supervisor is gone: a server without one would be doubled by the next start, which adopts the bots.
  process.on('disconnect', () => stop('supervisor gone', { bots: false }))
}
