import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { startBackground } from '../../../../server/src/jobs/start-background.ts'
import { JOBS } from '../../../../server/src/products.ts'
import { createRealtime } from '../../../../server/src/realtime/create-realtime.ts'
import { findFreePort } from '../../../../server/src/supervisor/free-port.ts'
import { launchChromium } from '../../../../server/test/support/launch-chromium.ts'
import { openTestHouse, type TestHouse } from '../../../../server/test/support/test-house.ts'
import { buildConsole } from './build-console.ts'
import { collectComplaints } from './collect-complaints.ts'
import { type Line, openLine } from './line.ts'

export interface ConsoleHouse {
  house: TestHouse
  /** Address of a page: of a tenant's host by its slug, of the platform's without one. */
  at(path: string, slug?: string): string
  /** A page without any cookie: nobody is signed in there. Complaints of the browser are collected. */
  newPage(options?: NewPage): Promise<Page>
  /** Closes browsers of those who have come since the last time, unless they are kept: what is open hears all that goes on. */
  sendHome(): Promise<void>
  /** Broken content security policy, uncaught errors. */
  complaints: string[]
  /** The line between browsers and server. */
  line: Line
  close(): Promise<void>
}

export interface NewPage {
  theme?: 'light' | 'dark'
  width?: number
  touch?: boolean
  /** Keeps the whole build, which costs each browser a second: for what is about it. Default false. */
  serviceWorker?: boolean
  /** Instead of the house's own, which gives the microphone to everybody. */
  on?: Browser
  /** Stays when others are sent home. */
  kept?: boolean
}

export interface ConsoleHouseOptions {
  /** Sockets, and background work that tells them of what happens: as the program runs. */
  live?: boolean
  /** What else the server's environment sets. */
  env?: Record<string, string>
}

/** The real server with the built console on a free port, and a Chromium to look at it. */
export async function openConsoleHouse({ live = false, env = {} }: ConsoleHouseOptions = {}): Promise<ConsoleHouse> {
  await buildConsole()
  const port = await findFreePort()
  const house = await openTestHouse({
    env: {
      ...env,
      ...(live ? { ROLES: 'web,relay,jobs' } : {}),
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
    },
  })
  const realtime = live ? createRealtime(house.services, house.app.server) : undefined
  // In this very process: sockets hear what its relay publishes.
  const background = live ? await startBackground(house.services, JOBS) : undefined
  await house.app.listen({ host: '127.0.0.1', port: 0 })
  const line = await openLine(port, (house.app.server.address() as AddressInfo).port)
  const browser = await launchChromium()
  const complaints: string[] = []
  const guests = new Set<BrowserContext>()
  return {
    house,
    complaints,
    line,
    at: (path, slug) => `http://${slug === undefined ? '' : `${slug}.`}localhost:${port}${path}`,
    newPage: async ({
      theme = 'light',
      width = 1440,
      touch = false,
      serviceWorker = false,
      on = browser,
      kept = false,
    } = {}) => {
      const context = await on.newContext({
        viewport: { width, height: 900 },
        colorScheme: theme,
        hasTouch: touch,
        isMobile: touch,
        locale: 'pt-BR',
        reducedMotion: 'reduce',
        serviceWorkers: serviceWorker ? 'allow' : 'block',
      })
      collectComplaints(context, complaints)
      if (!kept) guests.add(context)
      return context.newPage()
    },
    sendHome: async () => {
      const leaving = [...guests]
      guests.clear()
      await Promise.all(leaving.map((context) => context.close()))
    },
    close: async () => {
      await browser.close()
      await line.close()
      await realtime?.close()
      await background?.stop(1_000)
      await house.close()
    },
  }
}
