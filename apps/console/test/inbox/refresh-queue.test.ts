import { expect, test, vi } from 'vitest'
import { createRefreshQueue } from '../../src/inbox/refresh-queue.ts'
import { throttle } from '../../src/inbox/throttle.ts'
import { waitFor } from '../support/wait-for.ts'

test('each is read once however often it is asked for, three at a time', async () => {
  let running = 0
  let most = 0
  const read: number[] = []
  const ends: (() => void)[] = []
  const queue = createRefreshQueue<number>({
    gather: 1,
    readAll: () => undefined,
    read: async (id) => {
      read.push(id)
      running += 1
      most = Math.max(most, running)
      await new Promise<void>((resolve) => ends.push(resolve))
      running -= 1
      if (id === 2) throw new Error('sem linha')
    },
  })
  for (const id of [1, 2, 1, 3, 4, 2, 5]) queue.ask(id)
  for (const started of [3, 4, 5]) {
    await waitFor(() => expect(read).toHaveLength(started))
    ends.shift()?.()
  }
  for (const end of ends) end()
  await waitFor(() => expect(read).toEqual([1, 2, 3, 4, 5]))
  await waitFor(() => expect(running).toBe(0))
  expect(most).toBe(3)
})

test('under a flood everything is read anew instead of each', async () => {
  const read = vi.fn(async () => undefined)
  const readAll = vi.fn()
  const queue = createRefreshQueue<number>({ gather: 1, read, readAll })
  vi.useFakeTimers()
  for (let id = 0; id < 31; id++) queue.ask(id)
  vi.advanceTimersByTime(1_000)
  vi.useRealTimers()
  expect(readAll).toHaveBeenCalledOnce()
  expect(read).not.toHaveBeenCalled()
})

test('what is asked for often happens at once and then once more at the end', () => {
  vi.useFakeTimers()
  const run = vi.fn()
  const ask = throttle(1_000, run)
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
