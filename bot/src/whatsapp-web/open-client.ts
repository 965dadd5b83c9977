import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import whatsappWeb, { type Client as WebClient } from 'whatsapp-web.js'
import type { DriverLog, DriverStart } from '../driver/driver.ts'

export interface WhatsAppWebOptions {
  /** A Chromium: its program. */
  chromium: string
  /** Of the volume: the browser's profile, which is the session, and pages of versions. */
  folder: string
  /** The device's name on the phone, with a QR code. */
  brand: string | undefined
  /** Another server than WhatsApp's, for tests. */
  url: string | undefined
  /** Days of older messages at pairing; 0: none. */
  historyDays: number
}

/** What the library keeps to itself and calls without catching: a rejection there would end the process. */
interface Unguarded {
  inject(): Promise<void>
  requestPairingCode(...of: [string, boolean?, number?]): Promise<string>
}

/** Debian's Chromium is a script of the shell. */
const SYSTEM_PATH = '/usr/local/bin:/usr/bin:/bin'
const PAGES_KEPT = 5
const PAGE_TIMEOUT_MS = 60_000

/** A Chromium that is not started yet, with WhatsApp's page to be. */
export function openClient(
  options: WhatsAppWebOptions,
  { pairByCode, version }: DriverStart,
  heard: { injected(): Promise<void>; codeRefused(): void; died(detail: string): void; log: DriverLog },
): WebClient {
  const profile = path.join(options.folder, 'profile')
  const pages = path.join(options.folder, 'pages')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  // Of a browser that was killed with its process: the volume's lock keeps a second one out.
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(path.join(profile, name), { force: true })
  prunePages(pages)
  const authStrategy = new whatsappWeb.NoAuth()
  const client = new whatsappWeb.Client({
    authStrategy,
    authTimeoutMs: PAGE_TIMEOUT_MS,
    // A version that was met before is served from the volume; any other is WhatsApp's newest.
    webVersion: version ?? 'newest',
    webVersionCache: { type: 'local', path: pages, strict: false },
    ...(pairByCode === undefined
      ? options.brand !== undefined && { deviceName: options.brand }
      : { pairWithPhoneNumber: { phoneNumber: pairByCode.slice(1), showNotification: true, intervalMs: 180_000 } }),
    puppeteer: {
      executablePath: options.chromium,
      headless: /headless.?shell/.test(options.chromium) ? 'shell' : true,
      userDataDir: profile,
      // Chromium ends by itself when this process does, also by SIGKILL.
      pipe: true,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      protocolTimeout: 120_000,
      env: { PATH: SYSTEM_PATH, HOME: options.folder, TZ: 'UTC', LANG: 'pt_BR.UTF-8' },
      args: argumentsOf(options.url),
    },
  })
  authStrategy.afterBrowserInitialized = async () => {
    const { pupBrowser, pupPage } = client
    // Puppeteer lets go of the pipes before Chromium does, and their last error would end the process.
    for (const pipe of pupBrowser?.process()?.stdio ?? []) pipe?.on('error', () => undefined)
    pupBrowser?.once('disconnected', () => heard.died('the browser ended'))
    pupPage?.once('error', (error) => heard.died(String(error)))
  }
  const unguarded = client as unknown as Unguarded
  const inject = unguarded.inject.bind(client)
  let first = true
  unguarded.inject = async () => {
    try {
      await inject()
      await heard.injected()
      first = false
    } catch (error) {
      // The first is awaited by `initialize`; later ones come with each navigation, also of a browser that closes.
      if (first) throw error instanceof Error ? error : new Error(String(error))
      heard.log.debug({ error: String(error) }, 'the page could not be looked into')
    }
  }
  const requestPairingCode = unguarded.requestPairingCode.bind(client)
  unguarded.requestPairingCode = async (...of) =>
    requestPairingCode(...of).catch((error: unknown) => {
      heard.log.info({ error: String(error) }, 'no pairing code')
      heard.codeRefused()
      return ''
    })
  return client
}

function argumentsOf(url: string | undefined): string[] {
  const place = url === undefined ? undefined : new URL(url).host
  return [
    ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--mute-audio'],
    // Root has no sandbox of its own, nor has a container without capabilities.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(place === undefined
      ? []
      : [`--host-resolver-rules=MAP web.whatsapp.com ${place}`, '--ignore-certificate-errors']),
  ]
}

/** Each version of WhatsApp Web leaves its page. */
function prunePages(pages: string): void {
  mkdirSync(pages, { recursive: true, mode: 0o700 })
  const age = (name: string) => statSync(path.join(pages, name)).mtimeMs
  const old = readdirSync(pages).sort((a, b) => age(b) - age(a))
  for (const name of old.slice(PAGES_KEPT)) rmSync(path.join(pages, name))
}
