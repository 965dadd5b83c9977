// Prints how well the detector finds the planted conflicts: node engines/advisor/bench/bench-conflicts.ts
import { readFileSync } from 'node:fs'
import { scorePlantedConflicts } from './score-planted-conflicts.ts'

const file = new URL('./planted-conflicts.jsonl', import.meta.url)
const score = scorePlantedConflicts(readFileSync(file, 'utf8'))
console.log(`pairs      ${score.pairs} (${score.planted} planted conflicts)`)
console.log(`precision  ${score.precision.toFixed(3)} (limit 0.950)`)
console.log(`recall     ${score.recall.toFixed(3)} (limit 0.900)`)
for (const miss of score.wrong) {
  console.log(`  ${miss.id}: expected [${miss.expected}], found [${miss.found}] (${miss.note})`)
}
process.exitCode = score.precision >= 0.95 && score.recall >= 0.9 ? 0 : 1
