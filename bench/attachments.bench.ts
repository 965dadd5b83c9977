import { inspectFile } from '../server/src/chat/attachments/inspect-file.ts'
import { BOMBS, INFLATED } from '../server/test/attachments/bombs.ts'
import { pngOf } from '../server/test/attachments/files.ts'

// What a file costs that inflates a thousandfold, against an honest picture of about as many bytes that is decoded; and
// how much of what it inflates to is ever in memory.
const ROUNDS = 5
let missed = false

const honest = pngOf(6_000, 6_000, { tEXt: Buffer.concat([Buffer.from('Comment\0'), Buffer.alloc(500_000, 'a')]) })
await inspect('image', 'image/png', honest)
const bare = await middleTime('image', 'image/png', honest)
console.log(`an honest picture of 36 million pixels: ${bare.toFixed(1)} ms`)
for (const [what, kind, declared, bytes] of BOMBS) {
  judge(`${what}, time against the honest picture`, (await middleTime(kind, declared, bytes)) / bare, 1)
  judge(`${what}, memory against what it inflates to`, (await memoryOf(kind, declared, bytes)) / INFLATED, 0.25)
}
for (const [what, width, height] of [
  ['wide', 40_000_000, 1],
  ['high', 1, 40_000_000],
] as const) {
  const time = await middleTime('image', 'image/png', pngOf(width, height))
  judge(`a picture as ${what} as 40 million pixels, time against the honest picture`, time / bare, 1)
}
process.exitCode = missed ? 1 : 0

function inspect(kind: 'image' | 'document', declared: string, bytes: Buffer) {
  return inspectFile({ kind, content_type: declared }, async function* () {
    yield bytes
  })
}

async function middleTime(kind: 'image' | 'document', declared: string, bytes: Buffer): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    await inspect(kind, declared, bytes)
    times.push(performance.now() - began)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
}

/** The most bytes that the process grew by while it looked. */
async function memoryOf(kind: 'image' | 'document', declared: string, bytes: Buffer): Promise<number> {
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 1)
  await inspect(kind, declared, bytes)
  clearInterval(watch)
  return Math.max(most, process.memoryUsage().rss) - before
}

function judge(what: string, value: number, bar: number): void {
  if (value > bar) missed = true
  console.log(`${value <= bar ? 'kept  ' : 'MISSED'} ${what}: ${value.toFixed(2)} (bar: at most ${bar})`)
}
