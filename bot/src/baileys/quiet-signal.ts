type Written = Pick<Console, 'info' | 'warn'>

const quiet = new WeakSet<Written>()

/** What libsignal writes beside a whole session. */
const SESSION = /^(Closing session|Opening session|Removing old closed session|Session already (closed|open))/

/**
 * libsignal writes sessions to the console, with their private keys, and the console is the bot's log, which people read. It
 * takes no log of ours, so its lines end here.
 */
export function quietSignal(target: Written = console): void {
  if (quiet.has(target)) return
  quiet.add(target)
  const { info, warn } = target
  const without =
    (write: Written['info']) =>
    (text?: unknown, ...rest: unknown[]) => {
      if (typeof text !== 'string' || !SESSION.test(text)) write(text, ...rest)
    }
  Object.assign(target, { info: without(info.bind(target)), warn: without(warn.bind(target)) })
}
