import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFairQueue, type FairQueue } from './fair-queue.ts'

let queue: FairQueue<string> | undefined
// Time stands still but where a test lets it pass, so that rests are exact on any machine.
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  queue?.stop()
  vi.useRealTimers()
})

interface Turn {
  tenantId: string
  items: string[]
  at: number
}

function open(options: { perTurn?: number; limit?: number; cost?: number; burst?: number } = {}): Turn[] {
  const turns: Turn[] = []
  const { cost = 0, ...rest } = options
  queue = createFairQueue<string>({
    ...rest,
    take: function* (tenantId, items) {
      turns.push({ tenantId, items: [...items], at: performance.now() })
      yield cost
    },
    onError: (error) => {
      throw error
    },
  })
  return turns
}

async function untilEmpty(): Promise<void> {
  while (queue?.size()) await vi.advanceTimersByTimeAsync(1)
}

test('a tenant with one message waits for one turn of the tenant that floods, not for its whole queue', async () => {
  const turns = open({ perTurn: 10 })
  for (let n = 0; n < 1_000; n++) queue?.add('flood', `f${n}`)
  queue?.add('quiet', 'q')
  await untilEmpty()
  expect(turns.findIndex((turn) => turn.tenantId === 'quiet')).toBeLessThanOrEqual(1)
})

test('what a tenant sends is kept in order, whatever the turns', async () => {
  const turns = open({ perTurn: 7 })
  const sent = Array.from({ length: 100 }, (_, n) => `m${n}`)
  for (const item of sent) queue?.add(item.endsWith('3') ? 'other' : 'one', item)
  await untilEmpty()
  const ofOne = turns.filter((turn) => turn.tenantId === 'one').flatMap((turn) => turn.items)
  expect(ofOne).toEqual(sent.filter((item) => !item.endsWith('3')))
})

test('a turn that cost much is followed by a rest, during which messages gather into one turn', async () => {
  const turns = open({ cost: 500, burst: 250 })
  queue?.add('flood', 'first')
  await untilEmpty()
  for (let n = 0; n < 20; n++) queue?.add('flood', `m${n}`)
  queue?.add('quiet', 'q')
  await untilEmpty()
  const [first, quiet, gathered] = turns
  expect(quiet?.tenantId).toBe('quiet')
  expect(gathered?.items).toHaveLength(20)
  expect((gathered?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(20)
})

test('whoever has much to say waits after it, and others do not', async () => {
  const turns = open()
  for (let n = 0; n < 10; n++) queue?.add('flood', `m${n}`)
  await untilEmpty()
  queue?.add('flood', 'next')
  queue?.add('flood', 'and one')
  queue?.add('quiet', 'q')
  await untilEmpty()
  const [first, quiet, gathered] = turns
  expect(quiet).toMatchObject({ tenantId: 'quiet', items: ['q'] })
  expect(gathered?.items).toEqual(['next', 'and one'])
  expect((quiet?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(100)
  expect((gathered?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(190)
})

test('too much waiting is forgotten and said, and the other tenants keep theirs', async () => {
  const turns = open({ limit: 5 })
  const accepted = Array.from({ length: 6 }, (_, n) => queue?.add('flood', `f${n}`))
  queue?.add('quiet', 'q')
  expect(accepted).toEqual([true, true, true, true, true, false])
  await untilEmpty()
  expect(turns.map((turn) => turn.tenantId)).toEqual(['quiet'])
})

test('an error in one turn does not stop the next', async () => {
  const errors: unknown[] = []
  const done: string[] = []
  queue = createFairQueue<string>({
    take: function* (tenantId) {
      if (tenantId === 'bad') throw new Error('broken')
      done.push(tenantId)
      yield 0
    },
    onError: (error) => errors.push(error),
  })
  queue.add('bad', 'x')
  queue.add('good', 'y')
  await untilEmpty()
  expect(errors).toHaveLength(1)
  expect(done).toEqual(['good'])
})

test('a long piece of work is done in steps, and others have their turns between two of them', async () => {
  const order: string[] = []
  queue = createFairQueue<string>({
    take: function* (tenantId, items) {
      for (let step = 1; step <= (tenantId === 'large' ? 4 : 1); step++) {
        order.push(`${tenantId} ${items.join('+')} ${step}`)
        yield 1
      }
    },
    onError: (error) => {
      throw error
    },
  })
  queue.add('large', 'a')
  queue.add('small', 'x')
  await vi.advanceTimersByTimeAsync(0)
  queue.add('large', 'b')
  await untilEmpty()
  expect(order.indexOf('small x 1')).toBeLessThan(order.indexOf('large a 4'))
  expect(order.filter((entry) => entry.startsWith('large'))).toEqual([
    'large a 1',
    'large a 2',
    'large a 3',
    'large a 4',
    'large b 1',
    'large b 2',
    'large b 3',
    'large b 4',
  ])
})

test.each([
  ['alone', 10, []],
  ['beside others', 40, ['quiet']],
] as const)('%s a tenant rests for %i ms after 120 writes', async (_how, ms, others) => {
  const turns = open({ cost: 120, burst: 0 })
  for (const tenantId of others) queue?.add(tenantId, 'x')
  queue?.add('flood', 'first')
  await untilEmpty()
  queue?.add('flood', 'next')
  await untilEmpty()
  const [first, next] = turns.filter(({ tenantId }) => tenantId === 'flood')
  const rested = (next?.at ?? 0) - (first?.at ?? 0)
  expect(rested).toBeGreaterThanOrEqual(ms)
  expect(rested).toBeLessThanOrEqual(ms + 2)
})
