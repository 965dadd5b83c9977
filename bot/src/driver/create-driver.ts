import path from 'node:path'
import type { BotConfig } from '../config/load-bot-config.ts'
import type { Driver, DriverContext } from './driver.ts'

/** The driver that the environment names. Only that library is loaded: it is most of a bot's memory. */
export async function createDriver(config: BotConfig, context: DriverContext): Promise<Driver> {
  if (config.driver === 'simulator') {
    const { SimulatorDriver } = await import('../simulator/simulator-driver.ts')
    return new SimulatorDriver(config.simulatorUrl ?? '', context)
  }
  if (config.driver === 'whatsapp-web') {
    const { WhatsAppWebDriver } = await import('../whatsapp-web/whatsapp-web-driver.ts')
    const { chromium, brand, waUrl: url, historyDays } = config
    const folder = path.join(config.dataDir, 'whatsapp-web')
    return new WhatsAppWebDriver({ chromium, folder, brand, url, historyDays }, context)
  }
  const { BaileysDriver } = await import('../baileys/baileys-driver.ts')
  const { brand, waUrl: url, groups, historyDays } = config
  return new BaileysDriver({ brand, url, groups: groups !== 'ignore', history: historyDays > 0 }, context)
}
