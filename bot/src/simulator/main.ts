import path from 'node:path'
import { parseArgs } from 'node:util'
import { servePages } from './serve-pages.ts'
import { openShelf } from './shelf.ts'
import { SimulatedNetwork } from './simulated-network.ts'

/**
 * The simulated network as a program: `node bot/src/simulator/main.ts --port 3200 --data <folder> --pages <folder>`. A bot
 * that asks for a phone gets one; what phones know is kept in the folder, so that a restart unlinks nobody.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3200' },
    data: { type: 'string', default: '.recado/simulator' },
    pages: { type: 'string' },
  },
})

const shelf = await openShelf(path.resolve(values.data))
const network = new SimulatedNetwork({
  makesPhones: true,
  scans: shelf.scans,
  changed: () => shelf.keep(network),
  ...(values.pages === undefined ? {} : { answer: servePages(path.resolve(values.pages)) }),
})
// Before bots come: one whose phone is not there yet would be given a new one.
await shelf.fill(network)
await network.listen(Number(values.port))
process.send?.({ type: 'ready', addresses: [`http://localhost:${values.port}`] })

let ending = false
async function end(): Promise<void> {
  if (ending) return
  ending = true
  shelf.keep(network)
  await shelf.close()
  await network.close()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end())
// Whoever started it is gone.
process.on('disconnect', () => void end())
