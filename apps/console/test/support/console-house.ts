import type { Page } from 'playwright-core'
import { findFreePort } from '../../../../server/src/supervisor/free-port.ts'
import { openTestHouse, type TestHouse } from '../../../../server/test/support/test-house.ts'
import { buildConsole } from './build-console.ts'
import { openChromium } from './chromium.ts'

export interface ConsoleHouse {
  house: TestHouse
  /** Address of a page: of a tenant's host by its slug, of the platform's without one. */
  at(path: string, slug?: string): string
  /** A page of a browser of its own: nobody is signed in there. Complaints of the browser are collected. */
  newPage(options?: { theme?: 'light' | 'dark'; width?: number }): Promise<Page>
  /** Broken content security policy, uncaught errors. */
  complaints: string[]
  close(): Promise<void>
}

/** The real server with the built console on a free port, and a Chromium to look at it. `env` sets what else it needs. */
export async function openConsoleHouse(env: Record<string, string> = {}): Promise<ConsoleHouse> {
  await buildConsole()
  const port = await findFreePort()
  const house = await openTestHouse({ env: { ...env, PORT: String(port), PUBLIC_URL: `http://localhost:${port}` } })
  await house.app.listen({ host: '127.0.0.1', port })
  const browser = await openChromium()
  const complaints: string[] = []
  return {
    house,
    complaints,
    at: (path, slug) => `http://${slug === undefined ? '' : `${slug}.`}localhost:${port}${path}`,
    newPage: async ({ theme = 'light', width = 1440 } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: theme,
        locale: 'pt-BR',
        reducedMotion: 'reduce',
      })
      context.setDefaultTimeout(15_000)
      context.on('weberror', (error) => complaints.push(error.error().message))
      context.on('console', (message) => {
        if (/content security policy/i.test(message.text())) complaints.push(message.text())
      })
      return context.newPage()
    },
    close: async () => {
      await browser.close()
      await house.close()
    },
  }
}
