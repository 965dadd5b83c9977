import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { buildApp, viteBuildArguments } from '../../../../server/src/supervisor/build-app.ts'

export const CONSOLE = path.join(import.meta.dirname, '../..')
const ROOT = path.join(CONSOLE, '../..')

/** Builds the console as `npm start` does, unless these very sources are built already (some five seconds). */
export async function buildConsole(): Promise<void> {
  const run = promisify(execFile)
  await buildApp(ROOT, CONSOLE, () =>
    run(process.execPath, viteBuildArguments(ROOT), { cwd: CONSOLE, env: { ...process.env, NODE_ENV: 'production' } }),
  )
}
