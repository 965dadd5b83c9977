// npm run test:long: sweeps and load that take longer than people wait, run before an issue is closed.
import { resolve } from 'node:path'
import { addCounts, type Counts, closingLine, exitCodeOf } from './test-run/counts.ts'
import { runCheck } from './test-run/run-check.ts'
import { endChildrenWithUs } from './test-run/run-process.ts'
import { runVitest } from './test-run/run-vitest.ts'
import { listTestFiles, provideSystemPrograms, thisMachine } from './test-run/system-programs.ts'

const root = resolve(import.meta.dirname, '..')
const all: Counts[] = []
let left: string[] = []
endChildrenWithUs()

const files = listTestFiles(root).filter((file) => file.endsWith('.long.test.ts'))
const provided = await runCheck('programs that the tests need', async () => {
  left = await provideSystemPrograms(files, thisMachine)
  return ''
})
if (provided.failed > 0) all.push(provided)
all.push(await runVitest({ root, project: 'long', left, output: 'show' }))

const counts = addCounts(all)
console.log(closingLine(counts))
process.exitCode = exitCodeOf(counts)
