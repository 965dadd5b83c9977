import { expect, test, vi } from 'vitest'
import { withMutex } from './mutex.ts'

test('without locks of the browser it still runs one at a time, also after one that failed', async () => {
  vi.stubGlobal('navigator', {})
  let under = 0
  const run = async (answer: string) => {
    expect(++under).toBe(1)
    await Promise.resolve()
    under -= 1
    if (answer === 'fails') throw new Error(answer)
    return answer
  }
  const results = await Promise.allSettled(['um', 'fails', 'dois'].map((answer) => withMutex('m', () => run(answer))))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  vi.unstubAllGlobals()
})

test('what fails within a lock fails, and is not run again without one', async () => {
  let runs = 0
  vi.stubGlobal('navigator', { locks: { request: (_name: string, run: () => Promise<unknown>) => run() } })
  const failing = withMutex('m', async () => {
    runs += 1
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(runs).toBe(1)
  vi.unstubAllGlobals()
})
