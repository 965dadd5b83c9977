import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildTenant, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildPerson, send } from './people.ts'

let house: TestHouse
let tenant: Tenant
let person: SignedIn
beforeAll(async () => {
  house = await openTestHouse()
  tenant = await buildTenant(house)
  person = await buildPerson(house, tenant)
})
afterAll(() => house.close())

const UNKNOWN = 'ninguem@exemplo.com.br'

/** What a request makes the server do: every statement without its values, every password looked at. */
async function workOf(ask: () => Promise<unknown>): Promise<string[]> {
  const work: string[] = []
  const { query } = pg.Client.prototype
  const statements = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    const [first] = given
    const text = typeof first === 'string' ? first : String((first as { text?: unknown }).text)
    // Hints between nodes are gathered over requests: whose they are is chance.
    if (!text.includes('pg_notify')) work.push(text.replace(/'[^']*'/g, '?'))
    return query.apply(this, given as never) as never
  } as never)
  const hashes = vi.spyOn(house.services.passwords, 'matches')
  try {
    await ask()
  } finally {
    statements.mockRestore()
    for (const _call of hashes.mock.calls) work.push('a password is hashed')
    hashes.mockRestore()
  }
  return work
}

const post = (path: string, body: object, host?: string) =>
  send(house, 'POST', `/api/v1/auth/${path}`, { body, ...(host === undefined ? {} : { headers: { host } }) })

test.each([
  ['on the platform’s host', () => undefined],
  ['on a company’s host', () => `${tenant.slug}.localhost:3000`],
])(
  'asking for a new password %s is the same work for an address that somebody has and for one nobody has',
  async (_where, host) => {
    const ask = (email: string) => workOf(() => post('forgot-password', { email }, host()))
    // Once before: what is found in a cache the second time is nothing that tells.
    await ask(UNKNOWN)
    const [known, unknown] = [await ask(person.email), await ask(UNKNOWN)]
    expect(known).toEqual(unknown)
    expect(
      known.filter((text) => text.includes('outbox')),
      'the look-up is a job’s',
    ).toHaveLength(1)
    expect(known.filter((text) => text.includes('identities'))).toEqual([])
  },
)

test('a wrong password is the same work as an unknown address', async () => {
  const ask = (email: string) => workOf(() => post('login', { email, password: 'uma senha errada' }))
  await ask(UNKNOWN)
  const [known, unknown] = [await ask(person.email), await ask(UNKNOWN)]
  expect(known).toEqual(unknown)
  expect(known).toContain('a password is hashed')
})

test('inviting an address that somebody has is the same work as inviting a new one', async () => {
  const other = await buildPerson(house, await buildTenant(house))
  const ask = (email: string) =>
    workOf(() =>
      send(house, 'POST', '/api/v1/invitations', { body: { email, role: 'agent' }, headers: person.headers }),
    )
  await ask('aquecimento@exemplo.com.br')
  const [known, unknown] = [await ask(other.email), await ask(UNKNOWN)]
  expect(known).toEqual(unknown)
})
