import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** What one run of Vitest found out. */
export interface Report {
  files: FileReport[]
  /** Errors that belong to no file: of a set-up, or thrown when no test ran. */
  errors: string[]
}

export interface FileReport {
  /** Full path. */
  file: string
  /** Of imports, hooks and tests together. */
  seconds: number
  passed: number
  /** A file that broke before or outside of its tests counts as one failed test. */
  failed: number
  skipped: number
  /** Messages of what failed, first the first. */
  errors: string[]
  /** Tests that failed and then passed, with the error of the first try. */
  secondTries: { test: string; error: string }[]
}

/** Names the file that the reporter writes. */
export const REPORT_FILE = 'RECADO_TEST_REPORT'

/**
 * Vitest's reporter that writes a Report as JSON. Its own JSON reporter leaves out hooks and imports from the time of a
 * file, and errors that were thrown outside of a test.
 */
export default class VitestReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const path = process.env[REPORT_FILE]
    if (path === undefined) throw new Error(`${REPORT_FILE} is not set`)
    const files = modules.map(reportFile)
    const errors: string[] = []
    for (const error of unhandled) {
      const file = files.find((one) => one.file === error.VITEST_TEST_PATH)
      if (file === undefined) errors.push(messageOf(error))
      else {
        file.errors.push(messageOf(error))
        file.failed = Math.max(1, file.failed)
      }
    }
    writeFileSync(path, JSON.stringify({ files, errors } satisfies Report))
  }
}

function reportFile(module: TestModule): FileReport {
  const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } = module.diagnostic()
  const tests = [...module.children.allTests()]
  const suites = [...module.children.allSuites()]
  const count = (state: string) => tests.filter((test) => test.result().state === state).length
  const failed = count('failed')
  return {
    file: module.moduleId,
    seconds: (environmentSetupDuration + prepareDuration + collectDuration + setupDuration + duration) / 1_000,
    passed: count('passed'),
    failed: failed === 0 && !module.ok() ? 1 : failed,
    skipped: count('skipped'),
    errors: [
      ...[module, ...suites].flatMap((suite) => suite.errors()),
      ...tests.filter((test) => test.result().state === 'failed').flatMap((test) => test.result().errors ?? []),
    ].map(messageOf),
    secondTries: tests.flatMap((test) => {
      const { state, errors } = test.result()
      const [first] = errors ?? []
      return state === 'passed' && first !== undefined ? [{ test: test.fullName, error: messageOf(first) }] : []
    }),
  }
}

function messageOf({ name, message }: SerializedError): string {
  return name === undefined || name === 'AssertionError' ? message : `${name}: ${message}`
}
