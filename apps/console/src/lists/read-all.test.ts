import { expect, test } from 'vitest'
import { readAll } from './read-all.ts'

test('reads every page', async () => {
  const pages = new Map([
    [undefined, { items: [1, 2], next_cursor: 'a' }],
    ['a', { items: [3], next_cursor: null }],
  ])
  expect(await readAll(async (cursor) => pages.get(cursor as undefined) ?? { items: [], next_cursor: null })).toEqual([
    1, 2, 3,
  ])
})

test('a server that always says that there is more is asked a bounded number of times', async () => {
  let asked = 0
  const read = async () => {
    asked += 1
    return { items: [asked], next_cursor: 'again' }
  }
  await expect(readAll(read)).rejects.toThrow('200 pages')
  expect(asked).toBe(200)
})
