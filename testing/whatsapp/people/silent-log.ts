type LibraryLog = NonNullable<Parameters<typeof import('baileys').makeWASocket>[0]['logger']>

/** The library's functions want a log. */
export const silentLog: LibraryLog = {
  level: 'silent',
  child: () => silentLog,
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}
