import { Worker } from 'node:worker_threads'
import type { ExportFormat } from '@recado/contracts/execution-exports'
import pLimit from 'p-limit'
import { type ExportedReport, renderFile } from './render-file.ts'

export interface RenderOrder {
  format: keyof typeof HEAP
  report: ExportedReport
}

/** Each takes about 100 MB while it works; whoever comes later waits for a turn. */
const AT_ONCE = 2
/**
 * Megabytes of a thread's heap for every 200,000 characters of a report, 60 pages and more. Both libraries leave several times
 * their document behind as garbage, which V8 collects only near a limit: with its own a process grew to 190 MB.
 */
const HEAP = { pdf: 48, docx: 256 } as const satisfies Partial<Record<ExportFormat, number>>
const CHARACTERS = 200_000

const inTurn = pLimit(AT_ONCE)

/**
 * renderFile in a thread of its own: 60 pages are most of a second of processor, in which no socket would be answered.
 * The libraries that write the files are not loaded into the server itself.
 */
export function renderInWorker(format: ExportFormat, report: ExportedReport): Promise<Buffer> {
  if (format === 'markdown' || format === 'json') return renderFile(format, report)
  return inTurn(() => runWorker({ format, report }))
}

function runWorker(order: RenderOrder): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./render-worker.ts', import.meta.url), {
      workerData: order,
      execArgv: [],
      resourceLimits: {
        maxYoungGenerationSizeMb: 2,
        maxOldGenerationSizeMb: HEAP[order.format] * Math.ceil((order.report.markdown.length + 1) / CHARACTERS),
      },
    })
    worker.once('message', ({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>) =>
      resolve(Buffer.from(buffer, byteOffset, byteLength)),
    )
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread that renders ended with ${code}`)))
  })
}
