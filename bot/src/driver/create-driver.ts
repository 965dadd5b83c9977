import type { BotConfig } from '../config/load-bot-config.ts'
import type { Driver, DriverContext } from './driver.ts'

/** The driver that the environment names. Only that library is loaded: it is most of a bot's memory. */
export async function createDriver(config: BotConfig, context: DriverContext): Promise<Driver> {
  if (config.driver === 'simulator') {
    const { SimulatorDriver } = await import('../simulator/simulator-driver.ts')
    return new SimulatorDriver(config.simulatorUrl ?? '', context)
  }
  const { BaileysDriver } = await import('../baileys/baileys-driver.ts')
  const { brand, waUrl: url, groups, historyDays } = config
  return new BaileysDriver({ brand, url, groups: groups !== 'ignore', history: historyDays > 0 }, context)
}
