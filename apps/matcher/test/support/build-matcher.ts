import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { buildApp, viteBuildArguments } from '../../../../server/src/supervisor/build-app.ts'

export const MATCHER = path.join(import.meta.dirname, '../..')
const ROOT = path.join(MATCHER, '../..')

/** Builds the pages as `npm start` does, unless these very sources are built already. */
export async function buildMatcher(): Promise<void> {
  const run = promisify(execFile)
  const env = { ...process.env, NODE_ENV: 'production' }
  await buildApp(ROOT, MATCHER, () => run(process.execPath, viteBuildArguments(ROOT), { cwd: MATCHER, env }))
}
