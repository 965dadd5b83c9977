import { chooseDataDirectory } from './data-directory.ts'
import { chooseLocale } from './messages.ts'
import { supervise } from './supervise.ts'

interface Program {
  root: string
  main: string
  simulator?: { main: string; pages: string }
}

/**
 * The supervisor as a program: reads the environment (the supervisor is outside of `platform/config.ts`,
 * which belongs to the server), turns signals into a graceful stop and sets the exit code.
 */
export async function runSupervisor({ simulator, ...program }: Program): Promise<void> {
  const { env } = process
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
  // The bootstrap that started us was killed: nobody is left to stop us.
  process.once('disconnect', () => stop.abort())
  process.channel?.unref()
  // A reader that goes away (`npm start | head`) must not take the platform with it.
  process.stdout.on('error', () => undefined)

  process.exitCode = await supervise(
    {
      ...program,
      dataDirectory: chooseDataDirectory(program.root, env),
      port: Number(env.PORT || 3000),
      simulator:
        simulator && hasSimulator(env) ? { ...simulator, port: Number(env.SIMULATOR_PORT || 3200) } : undefined,
      databaseUrl: env.DATABASE_URL || undefined,
      environment: env,
      output: {
        locale: chooseLocale(env),
        live: process.stdout.isTTY === true,
        write: (text) => void process.stdout.write(text),
      },
    },
    stop.signal,
  )
  if (process.connected) process.disconnect()
}

/** As `platform/config.ts` says: in development, and not with port 0. */
function hasSimulator({ RECADO_ENV, SIMULATOR_PORT }: NodeJS.ProcessEnv): boolean {
  return (RECADO_ENV || 'development') === 'development' && SIMULATOR_PORT !== '0'
}
