import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { addCounts, type Counts } from './counts.ts'
import { type ProcessOptions, runProcess } from './run-process.ts'
import type { FileTime } from './slowest-files.ts'
import { type FileReport, REPORT_FILE, type Report } from './vitest-reporter.ts'

export interface VitestRun {
  root: string
  /** Of vitest.config.ts: `unit`, `database`, `browser` or `long`. */
  project: string
  /** Test files left out, because a program that they need is absent. Each counts as one skipped test. */
  left: string[]
  /** Test files to run, relative to the root; by default all of the project. */
  only?: string[]
  /** Of what Vitest prints. */
  output: ProcessOptions['output']
  environment?: NodeJS.ProcessEnv
}

export interface VitestOutcome {
  counts: Counts
  files: FileTime[]
}

/** More failed files than this are no accident of a busy machine: they are not run again. */
const MOST_RERUN = 8

/**
 * Runs one project of Vitest. Each file that failed is run once more alone, when the others are done; what counts is how
 * that went, and it is named either way. Says also which tests needed a second try within the run.
 */
export async function runVitest(run: VitestRun, say: (line: string) => void = console.log): Promise<VitestOutcome> {
  const runFailedAgain = await runVitestOnce(run, say)
  return runFailedAgain()
}

/** As runVitest, in two steps: what it answers runs alone what failed, when everything else is done. */
export async function runVitestOnce(
  run: VitestRun,
  say: (line: string) => void = console.log,
): Promise<() => Promise<VitestOutcome>> {
  const { report, code } = await runOnce(run)
  for (const line of secondTries(run.root, report)) say(line)
  const failed = (report?.files ?? []).filter((file) => file.failed > 0)
  const files = timesOf(run.root, report)
  if (report === undefined || failed.length === 0 || failed.length > MOST_RERUN) {
    return async () => ({ counts: countReport(report, code, run.left.length), files })
  }
  const kept = { ...report, files: report.files.filter((file) => file.failed === 0) }
  return async () => {
    // The exit code of the first run is explained by the files that failed; what belongs to no file is in its report.
    const counts = [countReport(kept, 0, run.left.length)]
    for (const file of failed) counts.push(await runAlone(run, file, say))
    return { counts: addCounts(counts), files }
  }
}

async function runAlone(run: VitestRun, first: FileReport, say: (line: string) => void): Promise<Counts> {
  const file = relative(run.root, first.file)
  const { report, code } = await runOnce({ ...run, only: [file] })
  const counts = countReport(report, code, 0)
  say(`${counts.failed === 0 ? 'passed when run alone' : 'failed also when run alone'}: ${file}\n${first.errors[0]}`)
  return counts
}

async function runOnce(run: VitestRun): Promise<{ report: Report | undefined; code: number }> {
  const directory = mkdtempSync(join(tmpdir(), 'recado-vitest-'))
  const path = join(directory, 'report.json')
  try {
    const { code } = await runProcess(
      process.execPath,
      [
        join(run.root, 'node_modules/vitest/vitest.mjs'),
        'run',
        `--project=${run.project}`,
        '--passWithNoTests',
        '--reporter=default',
        `--reporter=${join(import.meta.dirname, 'vitest-reporter.ts')}`,
        ...run.left.map((file) => `--exclude=${file}`),
        ...(run.only ?? []),
      ],
      { cwd: run.root, output: run.output, environment: { ...process.env, ...run.environment, [REPORT_FILE]: path } },
    )
    return { report: existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined, code }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** A line for each test that failed and then passed: nobody shall take it for one that always passes. */
function secondTries(root: string, report: Report | undefined): string[] {
  return (report?.files ?? []).flatMap(({ file, secondTries: tries }) =>
    tries.map(({ test, error }) => `passed at the second try: ${relative(root, file)} > ${test}\n${error}`),
  )
}

function timesOf(root: string, report: Report | undefined): FileTime[] {
  return (report?.files ?? []).map(({ file, seconds }) => ({ file: relative(root, file), seconds }))
}

/** Counts a report. A run that ended badly for a reason that no file has counts as one failed test. */
export function countReport(report: Report | undefined, code: number, left: number): Counts {
  const { passed, failed, skipped } = addCounts(report?.files ?? [])
  const loose = report?.errors.length ?? 0
  return {
    passed,
    failed: failed + (loose > 0 || (failed === 0 && code !== 0) ? 1 : 0),
    skipped: skipped + left,
  }
}
