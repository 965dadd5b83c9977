import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { CHROMIUM, HEADLESS_SHELL } from '../../../scripts/test-run/system-programs.ts'
import { trackBrowser } from './open-browsers.ts'

const FLAGS = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that beeps once a second.
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  // Root has no sandbox of its own.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]
const NOBODY_ASKED = '--use-fake-ui-for-media-stream'

/** The system's own Chromium, without its window where there is one: three quarters of the processor for the same pages. */
export function launchChromium(): Promise<Browser> {
  return launch([...HEADLESS_SHELL.names, ...CHROMIUM.names], [...FLAGS, NOBODY_ASKED])
}

/** Whose microphone is for whoever has the permission, and everybody's elsewhere. Only a browser with a window refuses it. */
export function launchAskingChromium(): Promise<Browser> {
  return launch(CHROMIUM.names, FLAGS)
}

/** With the window that a person has: for what measures how it paints. */
export function launchWholeChromium(): Promise<Browser> {
  return launch(CHROMIUM.names, [...FLAGS, NOBODY_ASKED])
}

/** With a profile of its own, which may hold preferences. */
export function launchChromiumAt(profile: string, options: BrowserContextOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { executablePath: find(CHROMIUM.names), args: FLAGS, ...options })
}

async function launch(names: readonly string[], args: string[]): Promise<Browser> {
  return trackBrowser(await chromium.launch({ executablePath: find(names), args }))
}

/** @throws when none of the names is in PATH: `apt-get install chromium`. */
function find(names: readonly string[]): string {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const executablePath = names
    .flatMap((name) => (path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name))))
    .find((file) => existsSync(file))
  if (executablePath === undefined) throw new Error(`none of ${names.join(', ')} is installed`)
  return executablePath
}
