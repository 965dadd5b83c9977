import { bringUp } from './bring-up.ts'
import { openDataDirectory } from './data-directory.ts'
import { turnLogFile } from './log-file.ts'
import { message } from './messages.ts'
import { leaseMs, openRunRecords } from './run-records.ts'
import { describeFailure } from './start-failure.ts'
import type { StepOutput } from './steps.ts'
import { describeRunning, releaseSupervisorLock, takeSupervisorLock, updateSupervisorLock } from './supervisor-lock.ts'

export interface SupervisorOptions {
  /** The repository. */
  root: string
  /** The server's program, which knows the commands `migrate`, `seed-demo` and `serve`. */
  main: string
  dataDirectory: string
  port: number
  /** The simulated WhatsApp: its program, its port, and the folder of its built page. Undefined: none. */
  simulator?: { main: string; port: number; pages: string } | undefined
  /** With an address of a PostgreSQL the embedded one is not started. */
  databaseUrl?: string
  /** What children get besides DATABASE_URL, RECADO_DATA_DIR and PORT. */
  environment: NodeJS.ProcessEnv
  output: StepOutput
}

/**
 * Brings everything up in named steps and keeps it up until `signal` asks to stop; then ends the server,
 * and after it the database, within 10 s. Answers the exit code: 0 after a stop that was asked for, 1 when
 * another supervisor lives in this data directory or the start failed.
 */
export async function supervise(options: SupervisorOptions, signal: AbortSignal): Promise<number> {
  const say = (text: string) => options.output.write(`${text}\n`)
  const data = openDataDirectory(options.dataDirectory)
  const records = openRunRecords(data.root)
  const other = await takeSupervisorLock(records)
  if (other !== undefined) {
    say(describeRunning(options.output.locale, other))
    return 1
  }

  // Ends what is under way, on request or because another step failed.
  const ending = new AbortController()
  signal.addEventListener('abort', () => ending.abort(), { once: true })
  if (signal.aborted) ending.abort()
  const renewing = setInterval(() => {
    records.renew()
    turnLogFile(data.serverLog)
  }, leaseMs / 3)
  const undo: (() => Promise<void>)[] = []
  try {
    await bringUp(options, { data, records, undo, signal: ending.signal })
    await untilAborted(signal)
    return 0
  } catch (error) {
    if (signal.aborted) return 0
    say(describeFailure(error))
    return 1
  } finally {
    if (signal.aborted) say(message(options.output.locale, 'stopping'))
    updateSupervisorLock(records, 'stopping')
    ending.abort()
    for (const step of undo.reverse()) await step().catch((error) => say(describeFailure(error)))
    clearInterval(renewing)
    releaseSupervisorLock(records)
    if (signal.aborted) say(message(options.output.locale, 'stopped'))
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
