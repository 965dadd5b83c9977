import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { buildApp, viteBuildArguments } from '../../../../server/src/supervisor/build-app.ts'

export const WIDGET = path.join(import.meta.dirname, '../..')
const ROOT = path.join(WIDGET, '../..')

/** Builds the widget as `npm start` does, unless these very sources are built already. */
export async function buildWidget(): Promise<void> {
  const run = promisify(execFile)
  const env = { ...process.env, NODE_ENV: 'production' }
  await buildApp(ROOT, WIDGET, () => run(process.execPath, viteBuildArguments(ROOT), { cwd: WIDGET, env }))
}
