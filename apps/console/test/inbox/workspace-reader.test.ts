import type { WorkspaceChange } from '@recado/contracts/events'
import { encodeId } from '@recado/contracts/ids'
import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Http } from '../../src/api/http.ts'
import { createWorkspaceReader, type WorkspaceReader } from '../../src/inbox/create-workspace-reader.ts'
import { inboxKeys } from '../../src/inbox/inbox-keys.ts'
import { readEvent } from '../../src/realtime/heard-events.ts'
import type { Me } from '../../src/session/me-context.ts'
import { COLLEAGUE, ME } from './samples.ts'

const rights = (visibility: Me['visibility'], permissions: Me['permissions']) => ({ visibility, permissions }) as Me

let queries: QueryClient
let reader: WorkspaceReader
let now: Me
const call = vi.fn(async () => now)
beforeEach(() => {
  vi.useFakeTimers()
  call.mockClear()
  queries = new QueryClient()
  for (const first of ['labels', 'teams', 'colleagues', 'conversations', 'roles', 'tenant-config']) {
    queries.setQueryData([first], [])
  }
  now = rights('all', ['conversations.read', 'brand.update'])
  queries.setQueryData(['me'], now)
  reader = createWorkspaceReader({ http: { call } as unknown as Http, queries, memberId: ME })
})
afterEach(() => {
  reader.close()
  vi.useRealTimers()
})

const stale = () =>
  queries
    .getQueryCache()
    .findAll({ predicate: ({ state }) => state.isInvalidated })
    .map(({ queryKey }) => queryKey[0])

async function hear(...changes: WorkspaceChange[]): Promise<void> {
  for (const change of changes) reader.heard(change)
  await vi.runAllTimersAsync()
}

test('only what was touched is read anew, once for what came together', async () => {
  const invalidate = vi.spyOn(queries, 'invalidateQueries')
  await hear({ kind: 'label', id: 'lbl_1' }, { kind: 'label', id: 'lbl_2' })
  expect(stale()).toEqual(['labels'])
  expect(invalidate).toHaveBeenCalledTimes(1)
  expect(call).not.toHaveBeenCalled()
})

test('a colleague who was changed is no reason to read who one is; oneself, a role, and a line that was cut are', async () => {
  await hear({ kind: 'member', id: encodeId('mem', COLLEAGUE) })
  expect(stale()).toEqual(['colleagues'])
  expect(call).not.toHaveBeenCalled()
  await hear({ kind: 'member', id: encodeId('mem', ME) })
  await hear({ kind: 'role', id: 'rol_1' })
  reader.cameBack()
  await vi.runAllTimersAsync()
  expect(call).toHaveBeenCalledTimes(3)
  expect(stale()).toContain('tenant-config')
})

test('what was read with rights that were taken is forgotten; with the same rights nothing is', async () => {
  queries.setQueryData(inboxKeys.list({ status: 'open' }), { pages: [], pageParams: [] })
  await hear({ kind: 'role', id: 'rol_1' })
  expect(queries.getQueryData(inboxKeys.list({ status: 'open' }))).toBeDefined()
  now = rights('own', ['conversations.read'])
  await hear({ kind: 'role', id: 'rol_1' })
  expect(queries.getQueryData(['me'])).toMatchObject({ visibility: 'own' })
  expect(queries.getQueryData(inboxKeys.list({ status: 'open' }))).toBeUndefined()
})

test('a change of a kind that this screen does not know, as of a newer server, is nothing', () => {
  const change = (kind: string) => ({ name: 'workspace.changed', data: { kind }, occurred_at: new Date(0) })
  expect(readEvent(change('spaceship'))).toBeUndefined()
  expect(readEvent(change('label'))).toEqual({ kind: 'workspace', change: { kind: 'label' } })
})
