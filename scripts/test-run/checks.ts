import { basename, join } from 'node:path'
import { checkArchitecture } from '../../architecture/check-architecture.ts'
import { buildApp, listApps, viteBuildArguments } from '../../server/src/supervisor/build-app.ts'
import type { Check } from './run-check.ts'
import { runProcess } from './run-process.ts'

/** What is checked before any test runs, by name, in order. Each counts as one test. */
export function listChecks(root: string): [name: string, check: Check][] {
  const apps = listApps(root)
  return [
    ['format and lint', () => runTool(root, 'node_modules/@biomejs/biome/bin/biome', ['ci'])],
    // The apps of one JSX runtime together: each of their tests' support holds the whole server, which is judged once then.
    ...['tsconfig.browser.json', 'tsconfig.json', 'tsconfig.preact.json', 'client/tsconfig.json'].map(
      (config): [string, Check] => [`types: ${config}`, () => checkTypes(root, config)],
    ),
    ['architecture rules', () => applyArchitectureRules(root)],
    ...apps.map((app): [string, Check] => [`build: ${basename(app)}`, () => buildIfChanged(root, app)]),
  ]
}

async function applyArchitectureRules(root: string): Promise<string> {
  const { rules, modules, violations } = await checkArchitecture(root)
  const broken = (rule: string) => violations.filter((violation) => violation.rule === rule)
  const lines = rules.flatMap((rule) => [
    `${broken(rule).length === 0 ? '✓' : '✗'} ${rule}`,
    ...broken(rule).map(({ file, detail }) => `    ${file}: ${detail}`),
  ])
  const report = [...lines, `${rules.length} rules on ${modules} modules`].join('\n')
  if (violations.length > 0) throw new Error(report)
  return report
}

async function buildIfChanged(root: string, app: string): Promise<string> {
  const built = await buildApp(root, app, () => runNode(app, viteBuildArguments(root)))
  return built ? '' : 'unchanged since its last build'
}

/** One checker: several judge what they share once each, twice the processor for no less time beside another check. */
function checkTypes(root: string, config: string): Promise<string> {
  return runTool(root, 'node_modules/typescript7/bin/tsc', ['-p', config, '--checkers', '1'])
}

function runTool(root: string, program: string, args: string[]): Promise<string> {
  return runNode(root, [join(root, program), ...args])
}

/** Nothing to say when it went well; throws with all that it printed when not. */
async function runNode(cwd: string, args: string[]): Promise<string> {
  const { code, printed } = await runProcess(process.execPath, args, { cwd, output: 'keep' })
  if (code !== 0) throw new Error(printed.trim() || `ended with ${code}`)
  return ''
}
