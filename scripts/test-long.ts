// npm run test:long: sweeps, load, and all cases of the property tests; longer than people wait, run before an issue is closed.
// npm run test:long -- bots: the long tests whose path has this word; what they count is the last line, as JSON.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
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

const [word] = process.argv.slice(2)
const scratch = mkdtempSync(join(tmpdir(), 'recado-long-'))
const result = join(scratch, 'result.json')
const files = listTestFiles(root)
const long = files.filter((file) => file.endsWith('.long.test.ts') && (word === undefined || file.includes(word)))
/** Those that are wide in this run alone. */
const wider = files.filter(
  (file) =>
    word === undefined &&
    /@recado\/testing\/property-runs'|support\/placements\.ts'/.test(readFileSync(join(root, file), 'utf8')),
)
const kindOf = (file: string) => /\.(db|browser|long)\.test\.ts$/.exec(file)?.[1] ?? 'unit'
const ofKind = (kind: string) => wider.filter((file) => kindOf(file) === kind)
const runs = [
  { project: 'unit', only: ofKind('unit') },
  { project: 'database', only: ofKind('db') },
  { project: 'browser', only: ofKind('browser') },
  { project: 'long', only: long },
].filter(({ only }) => word === undefined || only.length > 0)

const provided = await runCheck('programs that the tests need', async () => {
  left = await provideSystemPrograms([...long, ...ofKind('browser')], thisMachine)
  return ''
})
if (provided.failed > 0) all.push(provided)
for (const { project, only } of runs) {
  const environment = { [ALL_RUNS]: 'true', RECADO_LONG_RESULT: result }
  const leftOfIt = left.filter((file) => only.includes(file))
  const { counts, files: ran } = await runVitest({ root, project, left: leftOfIt, only, output: 'show', environment })
  all.push(counts)
  times.push(...ran)
}

console.log(['\nslowest files', ...slowestFiles(times)].join('\n'))
const counts = addCounts(all)
console.log(closingLine(counts))
if (word !== undefined && existsSync(result)) console.log(readFileSync(result, 'utf8'))
rmSync(scratch, { recursive: true, force: true })
process.exitCode = exitCodeOf(counts)
