import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BotDriver } from '@recado/contracts/bots'
import type { ConnectionId } from '@recado/contracts/ids'
import { SimulatedNetwork } from '../../../bot/src/simulator/simulated-network.ts'
import type { SimulatedPhone } from '../../../bot/src/simulator/simulated-phone.ts'
import { type AdvancingClock, advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Services } from '../../src/services.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { type BotProcess, listBotProcesses } from '../../src/zap/bots/hosts/process/process-table.ts'
import { ensureOwnServer, findBot, RECONCILE_JOB } from '../../src/zap/bots/index.ts'
import { simulatedPhoneOf } from '../../src/zap/bots/simulated-phone.ts'
import { createFleetKeeper, type FleetKeeper } from '../../src/zap/workflows/bots/keep-fleet.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { insertConnection } from './insert-connection.ts'

/** A house whose bots really run: as processes, over a simulated network, each with its phone. */
export interface FleetScene {
  house: TestHouse
  clock: AdvancingClock
  keeper: FleetKeeper
  network: SimulatedNetwork
  connect(tenant: Tenant, driver?: BotDriver): Promise<{ id: ConnectionId; phone: SimulatedPhone }>
  /** What a change of the connection has done: its job, and rounds until nothing is on its way. */
  settle(): Promise<void>
  reconcile(tenant: Tenant, id: string, restart?: boolean): Promise<void>
  bot(id: string): ReturnType<typeof readBot>
  processes(id?: string): BotProcess[]
  /** Another keeper of the same installation, as after a kill of the first. */
  another(): FleetKeeper
  close(): Promise<void>
}

export async function openFleet(env: Record<string, string> = {}): Promise<FleetScene> {
  const clock = advancingClock('2026-06-01T12:00:00Z')
  const network = new SimulatedNetwork()
  const simulatorUrl = await network.listen()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'recado-fleet-'))
  const house = await openTestHouse({
    clock,
    env: {
      ...{ BOTS_SERVER_URL: 'http://127.0.0.1:19999', BOTS_SIMULATOR_URL: simulatorUrl, RECADO_DATA_DIR: dataDir },
      ...env,
    },
  })
  const { services } = house
  // How busy the machine of the tests is tells nothing of the program.
  services.botRules.server_limits = { cpu: 2, memory: 2, disk: 2 }
  const machine = await services.botHosts.machine()
  await services.control.acrossTenants((scope) =>
    ensureOwnServer(scope, {
      ...{ driver: 'process', machine, name: 'aqui', memory_mb: 4_096, url: null, sealed_token: null, settings: {} },
    }),
  )
  const keepers: FleetKeeper[] = []
  const another = () => {
    const keeper = createFleetKeeper(services, { random: () => 0 })
    keepers.push(keeper)
    return keeper
  }
  const keeper = another()
  const root = path.join(dataDir, 'bots')
  const processes = (id?: string) => listBotProcesses(root).filter(({ marks }) => id === undefined || marks.id === id)
  const reconcile: FleetScene['reconcile'] = async (tenant, id, restart = false) => {
    await services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, (scope) =>
      scope.jobs.enqueue(RECONCILE_JOB, { connection_id: id, restart }),
    )
    await house.drain()
  }
  return {
    house,
    clock,
    keeper,
    network,
    processes,
    reconcile,
    another,
    bot: (id) => readBot(services, id),
    async connect(tenant, driver = 'simulator') {
      const id = newId<ConnectionId>()
      const phone = network.addPhone({
        phone: simulatedPhoneOf(id),
        lid: `${network.phones.size + 9001}@lid`,
        name: 'Loja',
      })
      await insertConnection(services, tenant, id, driver)
      await reconcile(tenant, id)
      return { id, phone }
    },
    async settle() {
      for (let left = 3; left > 0; left--) {
        await keeper.round()
        await keeper.settled()
      }
    },
    close: async () => {
      for (const one of keepers) await one.stop({ bots: false })
      for (const { pid } of processes()) process.kill(pid, 'SIGKILL')
      await house.close()
      await network.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export async function deleteConnection(services: Services, tenant: Tenant, id: ConnectionId): Promise<void> {
  await services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, async (scope) => {
    const query = scope.db.updateTable('whatsapp_connections').set({ deleted_at: scope.clock.now() })
    await query.where('tenant_id', '=', tenant.id).where('id', '=', id).execute()
  })
}

async function readBot(services: Services, id: string) {
  const row = await services.control.acrossTenants((scope) => findBot(scope, id))
  if (row === undefined) throw new Error('there is no such bot')
  return row
}
