import type { DriverLog } from '../driver/driver.ts'

type LibraryLog = NonNullable<Parameters<typeof import('baileys').makeWASocket>[0]['logger']>

/**
 * The library's log without what it logs of people: it puts whole messages, keys and numbers beside its texts, so that only
 * the texts go on.
 */
export function libraryLog(log: DriverLog): LibraryLog {
  const textOf = (details: unknown, text: string | undefined) =>
    text ?? (typeof details === 'string' ? details : 'library')
  const ours: LibraryLog = {
    level: 'warn',
    child: () => ours,
    trace: () => undefined,
    debug: () => undefined,
    info: () => undefined,
    warn: (details, text) => log.debug({ library: 'baileys' }, textOf(details, text)),
    error: (details, text) => log.warn({ library: 'baileys' }, textOf(details, text)),
  }
  return ours
}
