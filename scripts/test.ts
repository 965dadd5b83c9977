// npm test: the checks, then the tests that need nothing, a database, a browser.
import { resolve } from 'node:path'
import { listChecks } from './test-run/checks.ts'
import { addCounts, type Counts, closingLine, exitCodeOf } from './test-run/counts.ts'
import { runCheck, runChecks } from './test-run/run-check.ts'
import { endChildrenWithUs } from './test-run/run-process.ts'
import { runVitest } from './test-run/run-vitest.ts'
import { type FileTime, slowestFiles } from './test-run/slowest-files.ts'
import { listTestFiles, provideSystemPrograms, thisMachine } from './test-run/system-programs.ts'

const root = resolve(import.meta.dirname, '..')
const all: Counts[] = []
const times: FileTime[] = []
let left: string[] = []
endChildrenWithUs()

all.push(...(await runChecks(listChecks(root))))
const files = listTestFiles(root).filter((file) => !file.endsWith('.long.test.ts'))
const provided = await runCheck('programs that the tests need', async () => {
  left = await provideSystemPrograms(files, thisMachine)
  return ''
})
all.push(provided)
for (const project of ['unit', 'database', 'browser']) {
  console.log(`\n${project} tests`)
  const { counts, files: ran } = await runVitest({ root, project, left: leftOf(project), output: 'show' })
  all.push(counts)
  times.push(...ran)
}

console.log(['\nslowest files', ...slowestFiles(times)].join('\n'))
const counts = addCounts(all)
console.log(closingLine(counts))
process.exitCode = exitCodeOf(counts)

/** Files left out are told to the project that would run them, so that each is counted once. */
function leftOf(project: string): string[] {
  const kinds = { database: '.db.test.ts', browser: '.browser.test.ts' }
  const kindOf = (file: string) => Object.entries(kinds).find(([, ending]) => file.endsWith(ending))?.[0] ?? 'unit'
  return left.filter((file) => kindOf(file) === project)
}
