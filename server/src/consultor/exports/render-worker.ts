// The thread that render-in-worker.ts starts: one file, and it ends.
import { parentPort, workerData } from 'node:worker_threads'
import { renderFile } from './render-file.ts'
import type { RenderOrder } from './render-in-worker.ts'

const { format, report } = workerData as RenderOrder
parentPort?.postMessage(await renderFile(format, report))
