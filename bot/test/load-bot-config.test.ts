import { expect, test } from 'vitest'
import { BotConfigError } from '../src/config/bot-config-error.ts'
import { loadBotConfig } from '../src/config/load-bot-config.ts'

const enough = {
  ...{ BOT_TOKEN: 'a-token-of-twenty-letters', BOT_SIGNING_SECRET: `whsec_${'A'.repeat(32)}` },
  ...{ DASHBOARD_URL: 'https://app.example/', TENANT_ID: 'ten_1' },
}

test('the specification’s variables are enough', () => {
  expect(loadBotConfig(enough)).toMatchObject({
    ...{ dashboardUrl: 'https://app.example', port: 3_000, driver: 'baileys', groups: 'ignore', historyDays: 0 },
    lease: { kind: 'none' },
  })
})

test('every problem is named at once, and no value', () => {
  const secret = 'my-secret'
  const wrong = { BOT_TOKEN: secret, DASHBOARD_URL: 'ftp://x', PORT: '99999', DRIVER: 'telegram', WA_VERSION: 'new' }
  let message = ''
  try {
    loadBotConfig(wrong)
  } catch (error) {
    expect(error).toBeInstanceOf(BotConfigError)
    message = String(error)
  }
  for (const key of ['BOT_TOKEN', 'BOT_SIGNING_SECRET', 'DASHBOARD_URL', 'TENANT_ID', 'PORT', 'DRIVER', 'WA_VERSION']) {
    expect(message).toContain(key)
  }
  expect(message).not.toContain(secret)
})

test.each([
  [{ DRIVER: 'simulator' }, 'SIMULATOR_URL'],
  [{ LEASE: 'file' }, 'LEASE_FILE'],
  [{ DASHBOARD_URL: 'https://app.example/path' }, 'DASHBOARD_URL'],
  [{ DASHBOARD_URL: 'nowhere' }, 'DASHBOARD_URL'],
  [{ HISTORY_DAYS: '365' }, 'HISTORY_DAYS'],
])('%o needs %s to be right', (more, key) => {
  expect(() => loadBotConfig({ ...enough, ...more })).toThrow(key)
})
