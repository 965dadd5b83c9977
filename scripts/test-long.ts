// npm run test:long: sweeps, load, and all cases of the property tests; longer than people wait, run before an issue is closed.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ALL_RUNS } from '../testing/src/property-runs.ts'
import { addCounts, type Counts, closingLine, exitCodeOf } from './test-run/counts.ts'
import { runCheck } from './test-run/run-check.ts'
import { endChildrenWithUs } from './test-run/run-process.ts'
import { runVitest } from './test-run/run-vitest.ts'
import { type FileTime, slowestFiles } from './test-run/slowest-files.ts'
import { listTestFiles, provideSystemPrograms, thisMachine } from './test-run/system-programs.ts'

const root = resolve(import.meta.dirname, '..')
const all: Counts[] = []
const times: FileTime[] = []
let left: string[] = []
endChildrenWithUs()

const files = listTestFiles(root)
const long = files.filter((file) => file.endsWith('.long.test.ts'))
/** Those that are wide in this run alone. */
const wider = files.filter((file) =>
  /@recado\/testing\/property-runs'|support\/placements\.ts'/.test(readFileSync(join(root, file), 'utf8')),
)
const kindOf = (file: string) => /\.(db|browser|long)\.test\.ts$/.exec(file)?.[1] ?? 'unit'
const ofKind = (kind: string) => wider.filter((file) => kindOf(file) === kind)
const runs = [
  { project: 'unit', only: ofKind('unit') },
  { project: 'database', only: ofKind('db') },
  { project: 'browser', only: ofKind('browser') },
  { project: 'long', only: long },
]

const provided = await runCheck('programs that the tests need', async () => {
  left = await provideSystemPrograms([...long, ...ofKind('browser')], thisMachine)
  return ''
})
if (provided.failed > 0) all.push(provided)
for (const { project, only } of runs) {
  const environment = { [ALL_RUNS]: 'true' }
  const leftOfIt = left.filter((file) => only.includes(file))
  const { counts, files: ran } = await runVitest({ root, project, left: leftOfIt, only, output: 'show', environment })
  all.push(counts)
  times.push(...ran)
}

console.log(['\nslowest files', ...slowestFiles(times)].join('\n'))
const counts = addCounts(all)
console.log(closingLine(counts))
process.exitCode = exitCodeOf(counts)
