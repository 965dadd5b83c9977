import { chooseDataDirectory } from './data-directory.ts'
import { chooseLocale } from './messages.ts'
import { supervise } from './supervise.ts'

/**
 * The supervisor as a program: reads the environment (the supervisor is outside of `platform/config.ts`,
 * which belongs to the server), turns signals into a graceful stop and sets the exit code.
 */
export async function runSupervisor(program: { root: string; main: string }): Promise<void> {
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
