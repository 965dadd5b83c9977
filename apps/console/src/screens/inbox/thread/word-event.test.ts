import { encodeId, type MemberId, type TeamId } from '@recado/contracts/ids'
import { expect, test } from 'vitest'
import { type EventNames, wordEvent } from './word-event.ts'

const ANA = '019a0000-0000-7000-8000-000000000001' as MemberId
const BIA = '019a0000-0000-7000-8000-000000000002' as MemberId
const SALES = '019a0000-0000-7000-8000-000000000003' as TeamId
const names: EventNames = {
  member: (id) => (id === BIA ? 'Bia' : undefined),
  team: (id) => (id === SALES ? 'Vendas' : undefined),
  me: ANA,
}

test.each([
  [
    { event: 'assigned', member_id: BIA },
    { key: 'assigned', who: 'Ana', whom: 'Bia' },
  ],
  [
    { event: 'assigned', member_id: encodeId('mem', BIA) },
    { key: 'assigned', who: 'Ana', whom: 'Bia' },
  ],
  [
    { event: 'assigned', member_id: ANA },
    { key: 'taken', who: 'Ana', whom: '' },
  ],
  [
    { event: 'assigned', member_id: null },
    { key: 'unassigned', who: 'Ana', whom: '' },
  ],
  [
    { event: 'transferred', team_id: SALES },
    { key: 'transferred', who: 'Ana', whom: 'Vendas' },
  ],
  [
    { event: 'transferred', team_id: null },
    { key: 'left_team', who: 'Ana', whom: '' },
  ],
  [
    { event: 'status_changed', from: 'open', to: 'resolved' },
    { key: 'resolved', who: 'Ana', whom: '' },
  ],
  [
    { event: 'status_changed', from: 'resolved', to: 'open' },
    { key: 'reopened', who: 'Ana', whom: '' },
  ],
  [
    { event: 'status_changed', from: 'open', to: 'snoozed' },
    { key: 'snoozed', who: 'Ana', whom: '' },
  ],
  [
    { event: 'rated', stars: 4, comment: 'Rápido' },
    { key: 'rated', who: 'Ana', whom: '4', comment: 'Rápido' },
  ],
  [
    { event: 'rated', stars: 5, comment: null },
    { key: 'rated', who: 'Ana', whom: '5', comment: '' },
  ],
  [{ event: 'something_of_tomorrow' }, { key: 'changed', who: 'Ana', whom: '' }],
])('%j is worded', (data, wording) => {
  const author = { kind: 'member' as const, name: 'Ana', member_id: ANA, contact_id: null }
  expect(wordEvent({ author, data }, names)).toEqual(wording)
})

test('what the program did has nobody in it', () => {
  const author = { kind: 'system' as const, name: 'rotation', member_id: null, contact_id: null }
  expect(wordEvent({ author, data: { event: 'assigned', member_id: BIA } }, names)).toEqual({
    ...{ key: 'assigned', who: '', whom: 'Bia' },
  })
})
