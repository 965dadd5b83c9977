import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { systemPrograms } from '../../../scripts/test-run/system-programs.ts'

/**
 * The system's own Chromium: browser tests bring no browser of theirs.
 * @param flags beside those that every test needs.
 */
export function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  const names = systemPrograms.find(({ name }) => name === 'Chromium')?.names ?? []
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const executablePath = names
    .flatMap((name) => (path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name))))
    .find((file) => existsSync(file))
  if (executablePath === undefined) throw new Error(`none of ${names.join(', ')} is installed`)
  // Root has no sandbox of its own.
  return chromium.launch({ executablePath, args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...flags] })
}
