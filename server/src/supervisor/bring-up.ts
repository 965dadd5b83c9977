import { relative } from 'node:path'
import { buildApp, listApps, viteBuildArguments } from './build-app.ts'
import { endLeftChildren } from './child.ts'
import type { DataDirectory } from './data-directory.ts'
import { type DatabaseKeeper, keepDatabase } from './database-keeper.ts'
import { isPortTaken } from './free-port.ts'
import { message } from './messages.ts'
import type { RunRecords } from './run-records.ts'
import { runStepCommand } from './run-step-command.ts'
import { seedDemo } from './seed-demo.ts'
import { keepServer, type ServerKeeper } from './server-keeper.ts'
import { showReady } from './show-ready.ts'
import { PortTaken } from './start-failure.ts'
import { createSteps, type Steps } from './steps.ts'
import type { SupervisorOptions } from './supervise.ts'
import { updateSupervisorLock } from './supervisor-lock.ts'

/** What a start works with. */
export interface Start {
  data: DataDirectory
  records: RunRecords
  /** What has to be undone at the end, in the order in which it was done. */
  undo: (() => Promise<void>)[]
  signal: AbortSignal
}

/**
 * The named steps: database, migrate, seed, build, serve. Throws a StepFailure or PortTaken;
 * what was done until then is in `undo`.
 */
export async function bringUp(options: SupervisorOptions, start: Start): Promise<void> {
  const { data, records, undo, signal } = start
  const { output, port } = options
  const steps = createSteps(output)
  await endLeftChildren(records, 8_000)
  if (await isPortTaken(port)) throw new PortTaken(port)

  // The screens need nothing of the others, so they are built meanwhile.
  const building = buildApps(options, start)
  building.catch(() => undefined)
  undo.push(() =>
    building.then(
      () => undefined,
      () => undefined,
    ),
  )

  let server: ServerKeeper | undefined
  const database = await openDatabase(options, steps, data, () => server)
  undo.push(database.stop)
  const environment = () => ({
    ...(options.simulator && { BOTS_SIMULATOR_URL: `ws://127.0.0.1:${options.simulator.port}` }),
    ...options.environment,
    DATABASE_URL: database.url,
    RECADO_DATA_DIR: data.root,
    PORT: String(port),
  })
  const command = (name: string) =>
    runStepCommand(records, {
      name,
      args: [options.main, name],
      cwd: options.root,
      environment: environment(),
      signal,
    })

  await steps.run('migrate', () => command('migrate'))
  const demo = await steps.run('seed', async (note) => {
    const seeded = await seedDemo(data.demo, { databaseUrl: database.url, port }, () => command('seed-demo'))
    if (!seeded.ran) note('note.unchanged')
    return seeded.demo
  })
  await steps.run('build', async (note) => {
    const built = await building
    if (built === 0) note(listApps(options.root).length === 0 ? 'note.nothing' : 'note.unchanged')
  })
  await openSimulator(options, start)
  server = await steps.run('serve', () =>
    keepServer(
      records,
      { name: 'server', args: [options.main, 'serve'], cwd: options.root, environment, log: data.serverLog, signal },
      (event) => {
        const { locale, write } = output
        if (event.kind === 'back') write(`${message(locale, 'server.back')}\n`)
        else write(`${message(locale, 'server.ended', { how: event.how, seconds: event.seconds })}\n`)
      },
    ),
  )
  undo.push(server.stop)
  updateSupervisorLock(records, 'ready', server.addresses[0])
  showReady(output, data, server.addresses, demo, options.simulator?.port)
}

/** The simulated WhatsApp, before its bots. Without it everything else works, so a port that is taken is only said. */
async function openSimulator({ simulator, root, environment, output }: SupervisorOptions, start: Start): Promise<void> {
  if (simulator === undefined) return
  const { data, records, undo, signal } = start
  const { main, port, pages } = simulator
  try {
    if (await isPortTaken(port)) throw new PortTaken(port)
    const args = [main, '--port', String(port), '--data', data.simulator, '--pages', pages]
    const log = data.simulatorLog
    const options = { name: 'simulator', args, cwd: root, environment: () => environment, log, signal }
    const keeper = await keepServer(records, options, () => undefined)
    undo.push(keeper.stop)
  } catch (error) {
    signal.throwIfAborted()
    const detail = error instanceof Error ? error.message : String(error)
    output.write(`${message(output.locale, 'simulator.absent', { port: String(port), detail })}\n`)
  }
}

async function openDatabase(
  options: SupervisorOptions,
  steps: Steps,
  data: DataDirectory,
  getServer: () => ServerKeeper | undefined,
): Promise<Pick<DatabaseKeeper, 'url' | 'stop'>> {
  const { locale, write } = options.output
  const { databaseUrl } = options
  return steps.run('database', async (note) => {
    if (databaseUrl !== undefined) {
      note('note.external')
      return { url: databaseUrl, stop: async () => undefined }
    }
    const keeper = await keepDatabase({ directory: data.postgres }, (event) => {
      if (event.kind === 'ended') write(`${message(locale, 'database.ended')}\n`)
      else if (event.kind === 'failed') write(`${message(locale, 'database.failed', { ...event })}\n`)
      else {
        write(`${message(locale, 'database.back', { seconds: event.seconds })}\n`)
        if (event.moved) void getServer()?.restart()
      }
    })
    if (keeper.adopted) note('note.adopted')
    return keeper
  })
}

/** Builds the apps one after the other; answers how many had changed. */
async function buildApps(options: SupervisorOptions, start: Start): Promise<number> {
  let built = 0
  for (const app of listApps(options.root)) {
    const ran = await buildApp(options.root, app, () =>
      runStepCommand(start.records, {
        name: `build-${relative(options.root, app).replaceAll('/', '-')}`,
        args: viteBuildArguments(options.root),
        cwd: app,
        environment: options.environment,
        signal: start.signal,
      }),
    )
    if (ran) built++
  }
  return built
}
