import { type QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { createQueries } from './create-queries.ts'

const KEY = ['labels']

test('a first read that is under way when its data change is followed by another', async () => {
  const { queries, server } = open()
  const seen = watch(queries, server.read)
  void queries.invalidateQueries({ queryKey: KEY })
  void queries.invalidateQueries({ queryKey: KEY })
  server.answer('before')
  await expect.poll(server.asked).toBe(2)
  server.answer('after')
  await expect.poll(seen).toBe('after')
  expect(server.asked()).toBe(2)
})

test('what is fetched ahead, and invalidated on its way, is read anew when it is looked at', async () => {
  const { queries, server } = open()
  const ahead = queries.prefetchQuery({ queryKey: KEY, queryFn: server.read, staleTime: Number.POSITIVE_INFINITY })
  void queries.invalidateQueries({ queryKey: KEY })
  server.answer('before')
  await ahead
  const seen = watch(queries, server.read)
  await expect.poll(server.asked).toBe(2)
  server.answer('after')
  await expect.poll(seen).toBe('after')
})

test('a read over data that are shown is begun anew, and its first answer is nobody’s', async () => {
  const { queries, server } = open()
  queries.setQueryData(KEY, 'shown')
  const seen = watch(queries, server.read)
  void queries.invalidateQueries({ queryKey: KEY })
  await expect.poll(server.asked).toBe(1)
  void queries.invalidateQueries({ queryKey: KEY })
  await expect.poll(server.asked).toBe(2)
  server.answer('before')
  server.answer('after')
  await expect.poll(seen).toBe('after')
  expect(server.asked()).toBe(2)
})

test('a read during which nothing was heard is not repeated', async () => {
  const { queries, server } = open()
  const seen = watch(queries, server.read)
  server.answer('once')
  await expect.poll(seen).toBe('once')
  expect(server.asked()).toBe(1)
})

/** A server that answers when the test says so, the first question first. */
function open() {
  const queries = createQueries({ defaultOptions: { queries: { retry: false, staleTime: 30_000 } } })
  const waiting: ((answer: string) => void)[] = []
  let asked = 0
  return {
    queries,
    server: {
      asked: () => asked,
      read: () =>
        new Promise<string>((resolve) => {
          asked += 1
          waiting.push(resolve)
        }),
      answer: (text: string) => waiting.shift()?.(text),
    },
  }
}

/** What a screen shows. */
function watch(queries: QueryClient, queryFn: () => Promise<string>): () => string | undefined {
  const observer = new QueryObserver(queries, { queryKey: KEY, queryFn, staleTime: Number.POSITIVE_INFINITY })
  observer.subscribe(() => undefined)
  return () => observer.getCurrentResult().data
}
