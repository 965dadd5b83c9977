import { expect, test, vi } from 'vitest'
import { createRefreshQueue } from '../../src/inbox/refresh-queue.ts'
import { withinTime } from '../../src/inbox/within-time.ts'

test('each is read once however often it is asked for, three at a time', async () => {
  let running = 0
  let most = 0
  const read: number[] = []
  const queue = createRefreshQueue<number>({
    gather: 1,
    readAll: () => undefined,
    read: async (id) => {
      read.push(id)
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running -= 1
      if (id === 2) throw new Error('sem linha')
    },
  })
  for (const id of [1, 2, 1, 3, 4, 2, 5]) queue.ask(id)
  await vi.waitFor(() => expect(read).toEqual([1, 2, 3, 4, 5]))
  await vi.waitFor(() => expect(running).toBe(0))
  expect(most).toBe(3)
})

test('under a flood everything is read anew instead of each', async () => {
  const read = vi.fn(async () => undefined)
  const readAll = vi.fn()
  const queue = createRefreshQueue<number>({ gather: 1, read, readAll })
  for (let id = 0; id < 31; id++) queue.ask(id)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(readAll).toHaveBeenCalledOnce()
  expect(read).not.toHaveBeenCalled()
})

test('what is asked for often happens at once and then once more at the end', () => {
  vi.useFakeTimers()
  const run = vi.fn()
  const ask = withinTime(1_000, run)
  for (let n = 0; n < 5; n++) ask()
  expect(run).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1_000)
  expect(run).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(5_000)
  expect(run).toHaveBeenCalledTimes(2)
  ask()
  expect(run).toHaveBeenCalledTimes(3)
  vi.useRealTimers()
})
