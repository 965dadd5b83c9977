import { fork } from 'node:child_process'
import path from 'node:path'
import { readCpu } from './cpu-meter.ts'
import type { LoadOrder, LoadReport } from './generate-load.ts'
import type { LoadResult } from './run-load.ts'

/**
 * Has another process make the load, so that its processor time is not counted as the server's (it still takes its share
 * of the machine). One run warms up, the second is measured.
 */
export async function measureLoad(order: LoadOrder, postmaster: number): Promise<LoadResult> {
  await generate({ ...order, seconds: 2 })
  const before = readCpu(postmaster)
  const report = await generate(order)
  const after = readCpu(postmaster)
  if (report.refused > 0) throw new Error(`${report.refused} of ${report.done} requests were refused: ${report.sample}`)
  return {
    perSecond: report.done / report.seconds,
    p50: report.p50,
    p95: report.p95,
    serverCpu: (after.server - before.server) / report.done,
    databaseCpu: (after.database - before.database) / report.done,
  }
}

function generate(order: LoadOrder): Promise<LoadReport> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(import.meta.dirname, 'generate-load.ts'))
    child.on('message', (report) => {
      resolve(report as LoadReport)
      child.disconnect()
    })
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`the load generator ended with ${code} and no report`)))
    child.send(order)
  })
}
