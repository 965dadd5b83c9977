import { encodeId } from '@recado/contracts/ids'
import { expect, test, vi } from 'vitest'
import { ApiProblem } from '../../api/api-problem.ts'
import type { Http } from '../../api/http.ts'
import { ChangedMeanwhile, changeContact } from './change-contact.ts'
import type { Contact } from './contacts.api.ts'

const ID = '01890000-0000-7000-8000-000000000001'
const AT = '2026-11-30T12:00:00.000Z'

function contact(revision: string, more: Partial<Contact> = {}): Contact {
  return {
    ...{ id: ID as Contact['id'], name: 'Maria', email: null, phone: null, locale: null, attributes: {}, notes: '' },
    ...{
      blocked: false,
      last_seen_at: null,
      created_at: new Date(AT),
      updated_at: new Date(AT),
      revision,
      ...{ deleted_at: null, ...more },
    },
  }
}

function refused(current: Contact): ApiProblem {
  const wire = { ...current, id: encodeId('ctc', ID), created_at: AT, updated_at: AT }
  const problem = { type: '', title: '', status: 412, code: 'version_conflict', detail: '', request_id: '' }
  return new ApiProblem(problem, { current: wire, changed_by: 'Carla', changed_at: AT })
}

/** A server on which this stands, whatever is asked. */
function standing(...states: Contact[]) {
  const call = vi.fn(async (_endpoint: unknown, { began }: { began?: string }) => {
    const now = states.length > 1 ? (states.shift() as Contact) : (states[0] as Contact)
    if (began !== now.revision) throw refused(now)
    return now
  })
  return { http: { call } as unknown as Http, call }
}

test('what a colleague wrote beside it is no reason to ask: the change is sent over what stands', async () => {
  const { http, call } = standing(contact('b', { name: 'Maria Souza' }))
  await expect(changeContact(http, contact('a'), { notes: 'Prefere manhã' })).resolves.toMatchObject({ revision: 'b' })
  expect(call.mock.calls.map(([, { began }]) => began)).toEqual(['a', 'b'])
})

test.each([
  ['a field', { notes: 'dela' }, { notes: 'minha' }],
  ['an attribute', { attributes: { placa: 'ABC1D23' } }, { attributes: { placa: 'XYZ' } }],
])(
  'of %s that a colleague wrote meanwhile the person is told, with what stands and who wrote it',
  async (_what, hers, mine) => {
    const { http, call } = standing(contact('b', hers))
    const failure = await changeContact(http, contact('a'), mine).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ChangedMeanwhile)
    expect((failure as ChangedMeanwhile).conflict).toMatchObject({ by: 'Carla', at: new Date(AT), current: hers })
    expect(call).toHaveBeenCalledTimes(1)
  },
)

test('where colleagues do not stop writing, it ends', async () => {
  const { http, call } = standing(...['b', 'c', 'd', 'e'].map((revision) => contact(revision)))
  await expect(changeContact(http, contact('a'), { notes: 'x' })).rejects.toBeInstanceOf(ChangedMeanwhile)
  expect(call).toHaveBeenCalledTimes(3)
})
