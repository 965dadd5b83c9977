import type { InboxId, LabelId, TeamId } from '@recado/contracts/ids'
import { expect, test } from 'vitest'
import type { Filters } from '../../src/inbox/inbox.api.ts'
import { addressOf, filtersOf, readInboxSearch } from '../../src/inbox/inbox-search.ts'
import { COLLEAGUE, idOf } from './samples.ts'

test.each<Filters>([
  { status: 'open', assignee: 'me' },
  { status: 'open', assignee: 'none', priority: 0 },
  { status: 'open', assignee: COLLEAGUE, team_id: idOf<TeamId>(4) },
  { status: 'pending', assignee: 'me' },
  { status: 'snoozed', label_id: idOf<LabelId>(3), inbox_id: idOf<InboxId>(2) },
  { status: 'resolved', priority: 3 },
  { status: 'all', assignee: 'none' },
  { status: 'open', unanswered: true, unread: true },
])('the address of %o leads back to it', (filters) => {
  const { folder, search } = addressOf(filters)
  expect(filtersOf(folder, readInboxSearch({ ...search }))).toEqual(filters)
})

test('what an address may not say is dropped', () => {
  expect(readInboxSearch({ prioridade: 9, mensagem: 0, etiqueta: 3, painel: 'sim', outra: 1 })).toEqual({})
  expect(filtersOf('todas', { etiqueta: 'tem_x', com: 'alguém' })).toEqual({ status: 'open' })
  expect(filtersOf('mencoes', {})).toBeUndefined()
  expect(readInboxSearch({ busca: 2021 })).toEqual({ busca: '2021' })
})
