// npm run bench: every benchmark in turn. Each prints its own figures and ends with 1 when it misses its bar.
import { globSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { endChildrenWithUs, runProcess } from './test-run/run-process.ts'

const root = resolve(import.meta.dirname, '..')
// An engine's folder may hold parts of its benchmark beside it: the program is the one a `bench:` script names.
const engines = ['advisor/bench/bench-conflicts.ts', 'matching/bench/bench-matching.ts']
// bench/flows.bench.ts runs the engine's and the builder's itself.
const own = globSync('bench/*.bench.ts', { cwd: root }).filter((file) => file !== 'bench/flow-builder.bench.ts')
const benches = [...own.sort(), ...engines.map((file) => `engines/${file}`)]
const results: { bench: string; seconds: string; bar: string }[] = []
endChildrenWithUs()

for (const bench of benches) {
  console.log(`\n${bench}`)
  const began = performance.now()
  const { code } = await runProcess(process.execPath, [join(root, bench), ...process.argv.slice(2)], {
    cwd: root,
    output: 'show',
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  results.push({ bench, seconds, bar: code === 0 ? 'kept' : `missed (ended with ${code})` })
}

if (results.length === 0) console.error('no benchmark found')
else console.table(results)
process.exitCode = results.length > 0 && results.every(({ bar }) => bar === 'kept') ? 0 : 1
