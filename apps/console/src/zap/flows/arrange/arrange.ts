import type { ArrangeTask, Places } from './arrange-blocks.ts'

/** Arranges in a worker that is loaded for it and ended with it. */
export function arrange(task: ArrangeTask): Promise<Places> {
  if (task.nodes.length === 0) return Promise.resolve({})
  const worker = new Worker(new URL('./arrange.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Places>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Places>) => resolve(data))
    worker.addEventListener('error', () => reject(new Error('the worker that arranges blocks failed')))
    worker.postMessage(task)
  }).finally(() => worker.terminate())
}
