import { Worker } from 'node:worker_threads'
import type { ExportFormat } from '@recado/contracts/execution-exports'
import pLimit from 'p-limit'
import type { ExportedReport } from './render-file.ts'

export interface RenderOrder {
  format: ExportFormat
  report: ExportedReport
}

/** Each takes about 100 MB while it works; whoever comes later waits for a turn. */
const AT_ONCE = 2
/**
 * Megabytes. PDFKit leaves several times its document behind as garbage: with V8's default young generation a process of
 * 60 pages grew to 190 MB, with this one to 145.
 */
const LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 }

const inTurn = pLimit(AT_ONCE)

/**
 * renderFile in a thread of its own: 60 pages are most of a second of processor, in which no socket would be answered.
 * Nothing of the libraries that write the files is loaded into the server itself.
 */
export function renderInWorker(format: ExportFormat, report: ExportedReport): Promise<Buffer> {
  return inTurn(() => runWorker({ format, report }))
}

function runWorker(order: RenderOrder): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./render-worker.ts', import.meta.url), {
      workerData: order,
      resourceLimits: LIMITS,
    })
    worker.once('message', ({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>) =>
      resolve(Buffer.from(buffer, byteOffset, byteLength)),
    )
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread that renders ended with ${code}`)))
  })
}
