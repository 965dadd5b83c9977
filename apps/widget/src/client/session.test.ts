import { readProblem } from '@recado/client/api-problem'
import { expect, test } from 'vitest'
import type { Api } from './api.ts'
import { createConversations } from './conversations.ts'
import { createSession } from './session.ts'
import { createStore } from './store.ts'
import { initialState, type WidgetConfig } from './widget-state.ts'

test('an answer that comes after another tab signed in changes nobody back', async () => {
  const { session, stored, answer } = open({ token: 'before' })
  const opening = session.open()
  stored.set('token', 'named')
  session.adopt()
  answer({ visitor_token: 'stranger', returning: false })
  expect(await opening).toBe('named')
  expect([session.token(), stored.get('token')]).toEqual(['named', 'named'])
})

test('nor before this tab has heard of it: it goes on as whoever that tab has become', async () => {
  const { session, stored, answer, asked } = open({ token: 'before' })
  const opening = session.open()
  stored.set('token', 'named')
  answer({ visitor_token: 'stranger', returning: false })
  await expect.poll(() => asked.length).toBe(2)
  expect(asked[1]).toMatchObject({ body: { visitor_token: 'named' } })
  answer({ visitor_token: 'named', returning: true })
  expect(await opening).toBe('named')
})

test('a tab that follows another’s sign-in renews with its proof, and not because an older request was refused', async () => {
  const { session, stored, answer, asked, refuse } = open({ token: 'before' })
  const opening = session.open()
  answer({ visitor_token: 'before', returning: true })
  await opening
  const listing = session.ask('GET', 'conversations')
  await expect.poll(() => asked.length).toBe(2)
  stored.set('token', 'named')
  session.adopt({ user_id: 'rita', hash: 'f00d' })
  await refuse()
  await expect.poll(() => asked.length).toBe(3)
  expect(asked[2]).toMatchObject({ token: 'named' })
  answer({ items: [] })
  await listing
  const renewing = session.renew()
  expect(asked[3]).toMatchObject({ body: { visitor_token: 'named', identity: { user_id: 'rita', hash: 'f00d' } } })
  answer({ visitor_token: 'named', returning: true })
  await renewing
})

test('what was asked for somebody who signed out meanwhile is shown to nobody', async () => {
  const { session, state, answer, asked } = open({ token: 'before' })
  const conversations = createConversations(session, state)
  const opening = session.open()
  answer({ visitor_token: 'before', returning: true })
  await opening
  const listing = conversations.list()
  await expect.poll(() => asked.length).toBe(2)
  void session.end()
  answer({ items: [{ id: 'cnv_1', last_message_at: '' }] })
  await listing
  expect(state.get().conversations).toEqual([])
})

/** A session whose server answers when the test says so, in the order in which it was asked. */
function open(kept: Record<string, string>) {
  const stored = new Map(Object.entries(kept))
  const asked: unknown[] = []
  const waiting: { resolve(answer: unknown): void; reject(error: Error): void }[] = []
  const api = {
    ask: (_method: string, path: string, options: unknown) => {
      if (path === 'sessions/end') return Promise.resolve(undefined)
      asked.push(options)
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
  } as unknown as Api
  const storage = {
    get: (name: string) => stored.get(name) ?? null,
    set: (name: string, value: string) => void stored.set(name, value),
    remove: (name: string) => void stored.delete(name),
  }
  const state = createStore(initialState({} as WidgetConfig))
  const session = createSession({ api, state, storage, inboxKey: 'key', locale: 'pt-BR' })
  const answer = (value: object) => waiting.shift()?.resolve({ warnings: [], contact: null, verified: false, ...value })
  const refuse = async () => waiting.shift()?.reject(await readProblem(new Response('', { status: 401 })))
  return { session, state, stored, asked, answer, refuse }
}
