import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { SimulatedNetwork } from '../../bot/src/simulator/simulated-network.ts'
import { listSubscriptionRows } from '../../server/src/core/billing/index.ts'
import { changeStatus } from '../../server/src/core/tenants/index.ts'
import { confirmPayment } from '../../server/src/core/workflows/confirm-payment.ts'
import { newId } from '../../server/src/platform/ids.ts'
import { findFreePort } from '../../server/src/supervisor/free-port.ts'
import { listBotProcesses } from '../../server/src/zap/bots/hosts/process/process-table.ts'
import { simulatedPhoneOf } from '../../server/src/zap/bots/simulated-phone.ts'
import { findConnection, planReconcile } from '../../server/src/zap/connections/index.ts'
import { createFleetKeeper } from '../../server/src/zap/workflows/bots/keep-fleet.ts'
import { BOT_IMAGE, openDocker } from '../../server/test/bots/open-docker.ts'
import { buildConnection } from '../../server/test/support/build-connection.ts'
import { openHttpHouse } from '../support/open-http-house.ts'
import { endAtExit } from './end-at-exit.ts'

const ROUNDS = 5
/** What is required: beyond it nothing is left to measure. */
const GIVES_UP_MS = 120_000

/**
 * Milliseconds from a payment that is confirmed until the QR code of the company's bot is there to be scanned: the company was
 * suspended for not paying, and its bot with it. On the whole program, with each kind of host.
 */
export async function measurePayment(host: 'process' | 'docker'): Promise<Float64Array> {
  if (host === 'process') return measureOn({ BOTS: host })
  const docker = await openDocker(path.resolve(import.meta.dirname, '../..'))
  try {
    const engine = { BOTS_DOCKER_URL: docker.url, BOTS_DOCKER_NETWORK: 'host', BOTS_IMAGE: BOT_IMAGE }
    return await measureOn({ BOTS: host, ...engine })
  } finally {
    await docker.close()
  }
}

async function measureOn(hosts: Record<string, string>): Promise<Float64Array> {
  const network = new SimulatedNetwork()
  const simulator = await network.listen()
  const house = await openHttpHouse({
    environment: {
      // Where bots reach it, which is told before it listens.
      PORT: String(await findFreePort()),
      BOTS_SIMULATOR_URL: simulator,
      ...hosts,
    },
  })
  const { services, tenant } = house
  const keeper = createFleetKeeper(services)
  const kill = () => {
    for (const { pid } of listBotProcesses(path.join(services.config.dataDir, 'bots'))) process.kill(pid, 'SIGKILL')
  }
  const stayed = endAtExit(kill)
  const source = { actor: { kind: 'system' as const, name: 'bench' } }
  try {
    await keeper.start()
    const [subscription] = await services.control.acrossTenants((scope) => listSubscriptionRows(scope, tenant.id))
    if (subscription === undefined) throw new Error('the company has no subscription')
    const { id } = await services.withTenant({ tenant, ...source }, async (scope) => {
      const connection = await buildConnection(scope)
      await planReconcile(scope, connection.id)
      return connection
    })
    network.addPhone({ phone: simulatedPhoneOf(id), lid: '9001@lid', name: 'Loja' })
    /** As the console shows it. */
    const isShown = async (since: Date) => {
      const connection = await services.withTenant({ tenant, ...source }, (scope) => findConnection(scope, id))
      return connection?.qr_code != null && connection.code_at !== null && connection.code_at > since
    }
    const found = () =>
      services.control.acrossTenants((scope) =>
        scope.control.selectFrom('bots').select('found').where('id', '=', id).executeTakeFirst(),
      )
    await until(() => isShown(new Date(0)))
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await services.control.acrossTenants(async (scope) => {
        await scope.control
          .updateTable('subscriptions')
          .set({ status: 'suspended' })
          .where('id', '=', subscription.id)
          .execute()
        await changeStatus(scope, source, { tenantId: tenant.id, status: 'suspended', reason: 'bench' })
      })
      await until(async () => (await found())?.found === 'stopped')
      const since = services.clock.now()
      const began = performance.now()
      await confirmPayment(services, source, {
        ...{ tenantId: tenant.id, subscriptionId: subscription.id, provider: 'manual', externalId: newId<string>() },
        ...{ amountCentavos: 100_000, paidAt: services.clock.now(), confirmedBy: 'bench' },
      })
      await until(() => isShown(since))
      times.push(performance.now() - began)
    }
    return Float64Array.from(times)
  } finally {
    await keeper.stop({ bots: true })
    stayed()
    kill()
    await house.close()
    await network.close()
  }
}

async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + GIVES_UP_MS
  // Ends: when it is reached, or at the deadline.
  while (!(await reached())) {
    if (performance.now() > deadline) throw new Error('it was not reached in two minutes')
    await wait(20)
  }
}
