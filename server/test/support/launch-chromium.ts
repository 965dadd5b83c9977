import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { systemPrograms } from '../../../scripts/test-run/system-programs.ts'
import { trackBrowser } from './open-browsers.ts'

/**
 * The system's own Chromium: browser tests bring no browser of theirs.
 * @param flags beside those that every test needs.
 */
export async function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  return trackBrowser(await chromium.launch({ executablePath: findChromium(), args: [...ALWAYS, ...flags] }))
}

/** With a profile of its own, which may hold preferences. */
export function launchChromiumAt(profile: string, options: BrowserContextOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { executablePath: findChromium(), args: ALWAYS, ...options })
}

// Root has no sandbox of its own.
const ALWAYS = process.getuid?.() === 0 ? ['--no-sandbox'] : []

function findChromium(): string {
  const names = systemPrograms.find(({ name }) => name === 'Chromium')?.names ?? []
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const executablePath = names
    .flatMap((name) => (path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name))))
    .find((file) => existsSync(file))
  if (executablePath === undefined) throw new Error(`none of ${names.join(', ')} is installed`)
  return executablePath
}
