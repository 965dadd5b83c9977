// npm test: the checks, then the tests that need a browser, a database, nothing.
import { resolve } from 'node:path'
import { listChecks } from './test-run/checks.ts'
import { addCounts, type Counts, closingLine, exitCodeOf } from './test-run/counts.ts'
import { writeLongFiles } from './test-run/long-files.ts'
import { runCheck, runChecks } from './test-run/run-check.ts'
import { endChildrenWithUs } from './test-run/run-process.ts'
import { runVitestOnce, type VitestOutcome } from './test-run/run-vitest.ts'
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
// Side by side: tests in a browser and over a database wait a good deal, and each leaves room for the other. What waits for
// nothing comes last, when one of them alone would leave a processor idle. What the others print is shown when they are done.
const [browser, others] = await Promise.all([begin('browser', 'show'), beginInTurn(['database', 'unit'])])
for (const runFailedAgain of [...others, browser]) {
  const { counts, files: ran } = await runFailedAgain()
  all.push(counts)
  times.push(...ran)
}

if (process.argv.includes('--write-times')) writeLongFiles(times)
console.log(['\nslowest files', ...slowestFiles(times)].join('\n'))
const counts = addCounts(all)
console.log(closingLine(counts))
process.exitCode = exitCodeOf(counts)

type Begun = () => Promise<VitestOutcome>

async function beginInTurn(projects: string[]): Promise<Begun[]> {
  const begun: Begun[] = []
  for (const project of projects) begun.push(await begin(project, 'show at its end'))
  return begun
}

function begin(project: string, output: 'show' | 'show at its end'): Promise<Begun> {
  console.log(`\n${project} tests`)
  return runVitestOnce({ root, project, left: leftOf(project), output })
}

/** Files left out are told to the project that would run them, so that each is counted once. */
function leftOf(project: string): string[] {
  const kinds = { database: '.db.test.ts', browser: '.browser.test.ts' }
  const kindOf = (file: string) => Object.entries(kinds).find(([, ending]) => file.endsWith(ending))?.[0] ?? 'unit'
  return left.filter((file) => kindOf(file) === project)
}
