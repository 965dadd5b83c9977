import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Counts } from './counts.ts'
import { runProcess } from './run-process.ts'

export interface VitestRun {
  root: string
  /** Of vitest.config.ts: `unit`, `database`, `browser` or `long`. */
  project: string
  /** Test files left out, because a program that they need is absent. Each counts as one skipped test. */
  left: string[]
  /** `show` lets Vitest print as it goes. */
  output: 'show' | 'keep'
}

/** What we read of Vitest's JSON report. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string; status: string; assertionResults: TestResult[] }[]
}

interface TestResult {
  fullName: string
  status: string
  /** Of every try: a test that passed at its second has one. */
  failureMessages?: string[]
}

/** Runs one project of Vitest and counts by its JSON report. Says which tests needed a second try. */
export async function runVitest(
  { root, project, left, output }: VitestRun,
  say: (line: string) => void = console.log,
): Promise<Counts> {
  const directory = mkdtempSync(join(tmpdir(), 'recado-vitest-'))
  const report = join(directory, 'report.json')
  try {
    const { code } = await runProcess(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        `--project=${project}`,
        '--passWithNoTests',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...left.map((file) => `--exclude=${file}`),
      ],
      { cwd: root, output },
    )
    const read: Report | undefined = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
    for (const line of secondTries(read)) say(line)
    return countReport(read, code, left.length)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** A line for each test that failed and then passed: nobody shall take it for one that always passes. */
function secondTries(report: Report | undefined): string[] {
  return (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages = [] }) => status === 'passed' && failureMessages.length > 0)
      .map(
        ({ fullName, failureMessages = [] }) =>
          `passed at the second try: ${name} > ${fullName}\n${failureMessages[0]}`,
      ),
  )
}

/**
 * Counts a report. A file that broke before its first test counts as one failed test; so does a run
 * that ended badly for a reason that its report does not have (a setup, an error outside of a test).
 */
export function countReport(report: Report | undefined, code: number, left: number): Counts {
  const broken = report?.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const failed = (report?.numFailedTests ?? 0) + (broken?.length ?? 0)
  return {
    passed: report?.numPassedTests ?? 0,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0) + left,
  }
}
