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
const properties = files.filter(
  (file) => word === undefined && /@recado\/testing\/property-runs'/.test(readFileSync(join(root, file), 'utf8')),
)
const inDatabase = (file: string) => file.endsWith('.db.test.ts')
const runs = [
  { project: 'unit', only: properties.filter((file) => !inDatabase(file)) },
  { project: 'database', only: properties.filter(inDatabase) },
  { project: 'long', only: long },
].filter(({ only }) => word === undefined || only.length > 0)

const provided = await runCheck('programs that the tests need', async () => {
  left = await provideSystemPrograms(long, thisMachine)
  return ''
})
if (provided.failed > 0) all.push(provided)
for (const { project, only } of runs) {
  const environment = { [ALL_RUNS]: 'true', RECADO_LONG_RESULT: result }
  const leftOfIt = project === 'long' ? left : []
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
