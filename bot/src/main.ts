import { pino } from 'pino'
import { BotConfigError } from './config/bot-config-error.ts'
import { loadBotConfig } from './config/load-bot-config.ts'
import { createDriver } from './driver/create-driver.ts'
import { runBot } from './runtime/run-bot.ts'

try {
  const config = loadBotConfig()
  const log = pino({ level: config.logLevel, base: { tenant: config.tenantId } })
  const bot = await runBot(config, createDriver, log)
  log.info({ port: bot.port, driver: config.driver }, 'the bot listens')
  process.send?.({ port: bot.port })
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    void bot.stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
} catch (error) {
  // Names of keys, no values.
  console.error(error instanceof BotConfigError ? error.message : error)
  process.exit(1)
}
