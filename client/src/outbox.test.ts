import { expect, test } from 'vitest'
import { readProblem } from './api-problem.ts'
import { createOutbox, type OutboxOptions } from './outbox.ts'
import { openOutboxStore } from './outbox-store.ts'

interface Item {
  client_id: string
  at: number
  to: string
  text: string
  problem?: string
  part?: number
}

let made = 0
const item = (text: string, to = 'rita'): Item => ({ client_id: `item-${++made}`, at: made, to, text })
const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  readProblem(Response.json({ code, detail: `because ${code}` }, { status, headers }))
/** Node has no database to keep it in. */
const memoryStore = () => openOutboxStore<Item>({ database: 'outbox', store: 'items' })

/** An outbox whose line and waits the test decides on. */
function open(deliver: OutboxOptions<Item>['deliver'], more: Partial<OutboxOptions<Item>> = {}) {
  const { store = memoryStore() } = more
  const waits: number[] = []
  let told = 0
  const outbox = createOutbox<Item>({
    store,
    compare: (one, other) => one.at - other.at,
    laneOf: ({ to }) => to,
    isRefused: ({ problem }) => problem !== undefined,
    withRefusal: ({ problem: _problem, ...rest }, said) =>
      said === undefined ? rest : { ...rest, problem: said.problem.detail },
    deliver,
    changed: () => undefined,
    alone: (work) => work(),
    tellTabs: () => {
      told += 1
    },
    wait: async (ms) => void waits.push(ms),
    ...more,
  })
  return { outbox, store, waits, told: () => told, texts: () => outbox.items().map(({ text }) => text) }
}

test('what was written arrives in order, one at a time, also when the line fails again and again', async () => {
  const arrived: string[] = []
  let failures = 3
  let under = 0
  const { outbox, store, waits } = open(async ({ text }) => {
    expect(++under).toBe(1)
    await Promise.resolve()
    under -= 1
    if (failures-- > 0) throw new TypeError('Failed to fetch')
    arrived.push(text)
  })
  await Promise.all(['um', 'dois', 'três'].map((text) => outbox.add([item(text)])))
  await outbox.flush()
  expect(arrived).toEqual(['um', 'dois', 'três'])
  // Doubled each time, each up to a half shorter or longer.
  expect(waits.map((ms, n) => ms / 1_000 / 2 ** n).filter((share) => share < 0.5 || share >= 1.5)).toEqual([])
  expect(waits).toHaveLength(3)
  expect(await store.list()).toEqual([])
})

test('what the server refuses stands aside and lets the rest pass; sent again it may arrive', async () => {
  const arrived: string[] = []
  let refuses = true
  const { outbox, store, texts } = open(async ({ text }) => {
    if (text === 'grande' && refuses) throw await refusal(413, 'too_large')
    arrived.push(text)
  })
  await outbox.add([item('grande'), item('depois')])
  await outbox.flush()
  expect(arrived).toEqual(['depois'])
  expect(texts()).toEqual(['grande'])
  expect(await store.list()).toMatchObject([{ text: 'grande', problem: 'because too_large' }])
  refuses = false
  await outbox.retry(outbox.items()[0]?.client_id ?? '')
  await outbox.flush()
  expect(arrived).toEqual(['depois', 'grande'])
  expect(await store.list()).toEqual([])
})

test('a server that asks for patience is given what it asks for', async () => {
  let busy = true
  const { outbox, waits } = open(async () => {
    if (!busy) return
    busy = false
    throw await refusal(429, 'too_fast', { 'retry-after': '7' })
  })
  await outbox.add([item('um')])
  await outbox.flush()
  expect(waits).toEqual([7_000])
})

test('a wait ends when the line is back, and with the page', async () => {
  let tries = 0
  const never = () => new Promise<void>(() => undefined)
  const { outbox } = open(
    async () => {
      tries += 1
      throw new TypeError('Failed to fetch')
    },
    { wait: never },
  )
  await outbox.add([item('um')])
  await expect.poll(() => tries).toBe(1)
  outbox.wake()
  await expect.poll(() => tries).toBe(2)
  // Others ask in vain while it waits.
  const flushed = outbox.flush()
  expect(tries).toBe(2)
  outbox.close()
  await flushed
  expect(outbox.items()).toHaveLength(1)
})

test('lanes do not wait for each other, and one that waits lets what is being sent in others end', async () => {
  const arrived: string[] = []
  const { promise: uploaded, resolve } = Promise.withResolvers<void>()
  let down = true
  const { outbox } = open(async ({ text, to }) => {
    if (to === 'ana') await uploaded
    else if (down) {
      down = false
      throw new TypeError('Failed to fetch')
    }
    arrived.push(text)
  })
  await outbox.add([item('vídeo', 'ana'), item('um'), item('dois')])
  await expect.poll(() => arrived).toEqual(['um', 'dois'])
  resolve()
  await outbox.flush()
  expect(arrived).toEqual(['um', 'dois', 'vídeo'])
})

test('what is discarded while it is being sent is neither kept nor sent again', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: cut, resolve: cutLine } = Promise.withResolvers<void>()
  let tries = 0
  const { outbox, store } = open(async (_item, change) => {
    tries += 1
    begin()
    await cut
    await change.keep({ part: 2 })
    throw new TypeError('Failed to fetch')
  })
  const one = item('um')
  await outbox.add([one])
  await begun
  await outbox.discard(one.client_id)
  cutLine()
  await outbox.flush()
  expect([tries, outbox.items(), await store.list()]).toEqual([1, [], []])
})

test('cleared it sends nothing any more, nor what an earlier page left', async () => {
  const store = memoryStore()
  await store.put(item('de antes'))
  const sent: string[] = []
  const { outbox } = open(async ({ text }) => void sent.push(text), {
    store,
    alone: () => new Promise(() => undefined),
  })
  await outbox.add([item('um')])
  await outbox.clear()
  expect([outbox.items(), await store.list(), sent]).toEqual([[], [], []])
})

test('a list that was read before something was written, changed or sent takes nothing of that back', async () => {
  const store = memoryStore()
  const { promise: read, resolve: answer } = Promise.withResolvers<void>()
  let slow = false
  const slowStore = {
    ...store,
    list: async () => {
      const items = await store.list()
      if (slow) await read
      return items
    },
  }
  const { outbox, texts } = open(async () => undefined, {
    ...{ store: slowStore, optimistic: true },
    alone: () => new Promise(() => undefined),
  })
  const one = item('um')
  await outbox.add([one, item('dois')])
  slow = true
  const reloading = outbox.reload()
  void outbox.add([item('três')])
  outbox.arrived(one.client_id)
  answer()
  await reloading
  expect(texts()).toEqual(['dois', 'três'])
})

test('shown at once only where that is asked for; either way it leaves when it is kept', async () => {
  const { promise: kept, resolve: keep } = Promise.withResolvers<void>()
  const slowStore = () => {
    const store = memoryStore()
    return { ...store, put: (one: Item) => kept.then(() => store.put(one)) }
  }
  const sent: string[] = []
  const deliver = async ({ text }: Item) => void sent.push(text)
  const early = open(deliver, { store: slowStore(), optimistic: true })
  const late = open(deliver, { store: slowStore() })
  const added = [early.outbox.add([item('cedo')]), late.outbox.add([item('tarde')])]
  expect([early.texts(), late.texts(), sent]).toEqual([['cedo'], [], []])
  keep()
  await Promise.all(added)
  await expect.poll(() => sent.toSorted()).toEqual(['cedo', 'tarde'])
})

test('of two tabs one sends at a time, and the next begins with what is kept then', async () => {
  const store = memoryStore()
  const sent: string[] = []
  let turn: Promise<void> = Promise.resolve()
  const alone = (work: () => Promise<void>) => {
    turn = turn.then(work)
    return turn
  }
  const tab = (name: string) => open(async ({ text }) => void sent.push(`${text} by ${name}`), { store, alone }).outbox
  const [first, second] = [tab('first'), tab('second')]
  await store.put(item('um'))
  await Promise.all([first.flush(), second.flush()])
  expect(sent).toEqual(['um by first'])
  await second.add([item('dois')])
  await Promise.all([first.flush(), second.flush()])
  expect(sent).toHaveLength(2)
})
