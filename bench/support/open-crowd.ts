import { Worker } from 'node:worker_threads'
import type { CrowdCommand, CrowdOrder, CrowdReport } from './socket-crowd.ts'

export interface Crowd {
  /** Posts `count` messages at `perSecond`, and reports when all are answered. */
  post(command: { count: number; perSecond: number; listen: boolean }): Promise<CrowdReport>
  end(): Promise<void>
}

/** Opens a crowd in a thread of its own; resolves when every socket of it is ready. */
export async function openCrowd(order: CrowdOrder): Promise<Crowd> {
  const worker = new Worker(new URL('./socket-crowd.ts', import.meta.url), { workerData: order })
  const next = <Message>() =>
    new Promise<Message>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
  await next()
  const tell = (command: CrowdCommand) => worker.postMessage(command)
  return {
    post: (command) => {
      tell({ kind: 'post', ...command })
      return next<CrowdReport>()
    },
    end: async () => {
      const ended = new Promise((resolve) => worker.once('exit', resolve))
      tell({ kind: 'end' })
      await ended
    },
  }
}
