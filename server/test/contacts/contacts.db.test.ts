import { encodeId, type MessageId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ContactIdentity, findOrCreateContact, getContact } from '../../src/chat/contacts/index.ts'
import { createInbox } from '../../src/chat/inboxes/index.ts'
import { erasePerson } from '../../src/chat/workflows/erasure/erase-person.ts'
import { mergeContacts } from '../../src/chat/workflows/merge-contacts.ts'
import { newId } from '../../src/platform/ids.ts'
import type { ScopeSource, TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { buildConversation } from '../support/build-conversation.ts'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
let now = new Date('2026-11-21T12:00:00Z')
beforeAll(async () => {
  house = await openTestHouse({ clock: { now: () => now } })
})
afterAll(() => house.close())

describe.each(PLACEMENTS)('in a %s placement', (placement) => {
  let source: ScopeSource
  let owner: SignedIn
  let agent: SignedIn
  beforeAll(async () => {
    const tenant = await buildTenant(house, { placement })
    owner = await buildMember(house, tenant, 'owner')
    agent = await buildMember(house, tenant, 'agent')
    source = { tenant, actor: { kind: 'system', name: 'test' } }
  })

  const inside = <Result>(run: (scope: TenantScope) => Promise<Result>) => house.services.withTenant(source, run)
  const find = (...identities: ContactIdentity[]) => inside((scope) => findOrCreateContact(scope, { identities }))
  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, person = owner) =>
    house.app.inject({ method, url: `/api/v1${url}`, headers: person.headers, ...(payload ? { payload } : {}) })
  const visitor = (externalId: string): ContactIdentity => ({ kind: 'visitor', externalId, verified: false })
  const phone = (externalId: string): ContactIdentity => ({ kind: 'phone', externalId, verified: true })

  test('twenty calls at once for one identity give one contact', async () => {
    const found = await Promise.all(Array.from({ length: 20 }, () => find(visitor('v-once'))))
    expect(new Set(found.map(({ contact }) => contact.id)).size).toBe(1)
    expect(found.filter(({ created }) => created)).toHaveLength(1)
  })

  test('calls at once whose identities overlap, in any order, neither wait for each other for ever nor lose an identity', async () => {
    const chain = Array.from({ length: 12 }, (_, at) => [visitor(`v-${at}`), visitor(`v-${at + 1}`)] as const)
    await Promise.all(chain.map(([a, b], at) => (at % 2 === 0 ? find(a, b) : find(b, a))))
    const again = await find(...chain.flat())
    expect(again.created).toBe(false)
    for (const [a, b] of chain) expect((await find(a, b)).created).toBe(false)
  })

  test('a mobile with and without the ninth digit, with and without +, is one contact', async () => {
    const first = await find(phone('5585988776655'))
    for (const written of ['558588776655', '+55 85 98877-6655', '+558588776655']) {
      expect((await find(phone(written))).contact.id).toBe(first.contact.id)
    }
    expect(first.contact.phone).toBe('+5585988776655')
  })

  test('who claims an e-mail, a phone or a user without proof is not taken for its owner, now or later', async () => {
    const owner = await find({ kind: 'email', externalId: 'Ana@Exemplo.com.br', verified: true })
    const claim = { kind: 'email', externalId: 'ana@exemplo.com.br', verified: false } as const
    const stranger = await find(claim, visitor('v-stranger'))
    expect(stranger.contact.id).not.toBe(owner.contact.id)
    const user = { kind: 'user', realm: 'inbox', externalId: '77' } as const
    const squatted = await find({ ...user, verified: false }, visitor('v-squatter'))
    const real = await find({ ...user, verified: true })
    expect(real.contact.id).not.toBe(squatted.contact.id)
  })

  test('a browser leads to nobody who was proved to be somebody, whichever came first', async () => {
    const user: ContactIdentity = { kind: 'user', realm: 'inbox', externalId: 'proved', verified: true }
    const named = await find(visitor('v-proved'), user)
    expect((await find(visitor('v-proved'))).contact.id).not.toBe(named.contact.id)

    // Somebody of the company wrote a number down, and then it wrote.
    const stranger = await find(visitor('v-number'))
    await ask('PATCH', `/contacts/${encodeId('ctc', stranger.contact.id)}`, { phone: '51 98888-0001' })
    expect((await find(visitor('v-number'))).contact.id).toBe(stranger.contact.id)
    expect((await find(phone('5551988880001'))).contact.id).toBe(stranger.contact.id)
    expect((await find(visitor('v-number'))).contact.id).not.toBe(stranger.contact.id)
  })

  test('the same user of two realms is two people', async () => {
    const of = (realm: string): ContactIdentity => ({ kind: 'user', realm, externalId: '1', verified: true })
    const [one, two] = [await find(of('site-a')), await find(of('site-b'))]
    expect(one.contact.id).not.toBe(two.contact.id)
    expect((await find(of('site-b'))).contact.id).toBe(two.contact.id)
  })

  test('blanks are filled and attributes follow, what is known stays', async () => {
    const identities = [visitor('v-blank')]
    const order = { identities, name: '', attributes: { plan: 'a', seats: 2 } }
    const first = await inside((scope) => findOrCreateContact(scope, order))
    const second = await inside((scope) =>
      findOrCreateContact(scope, { identities, name: 'Bia', phone: '21 98888-7777', attributes: { plan: 'b' } }),
    )
    const third = await inside((scope) => findOrCreateContact(scope, { identities, name: 'Outra' }))
    expect(second.contact).toMatchObject({ id: first.contact.id, name: 'Bia', phone: '+5521988887777' })
    expect(third.contact).toMatchObject({ name: 'Bia', attributes: { plan: 'b', seats: 2 } })
  })

  test('visits at once that each bring an attribute and an identity lose none of them', async () => {
    const known = visitor('v-many')
    const { contact } = await find(known)
    await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        inside((scope) =>
          findOrCreateContact(scope, { identities: [known, visitor(`v-many-${at}`)], attributes: { [`k${at}`]: at } }),
        ),
      ),
    )
    const after = await inside((scope) => getContact(scope, contact.id))
    expect(Object.keys(after.attributes)).toHaveLength(12)
    expect(after.identities).toHaveLength(13)
  })

  test('what people write down is found by name, e-mail and phone, page by page, and not by words of others', async () => {
    const created = await ask('POST', '/contacts', {
      name: 'João D’Ávila Conceição',
      email: 'joao.davila@exemplo.com.br',
      phone: '(31) 8765-4321',
      attributes: { cor: 'azul' },
    })
    expect(created.statusCode, created.body).toBe(201)
    const { id } = created.json()
    const names = ['joao', 'avila conc', 'JOÃO.DAVILA@', 'd\u200bávila']
    const phones = [
      '31 98765',
      '87654321',
      '4321',
      '+55 31 98765-4321',
      '5531987654321',
      '55 31 8765-4321',
      '0055 31 98765',
    ]
    const typed = ['031 98765-4321', '0 15 31 98765-4321', '031 987', '55 31 8765', 'tel:+55-31-98765-4321']
    const invisible = ['\u202a+55 31 98765‑4321\u202c', '31\u00a098765\u20114321']
    for (const q of [...names, ...phones, ...typed, ...invisible]) {
      const found = await ask('GET', `/contacts?q=${encodeURIComponent(q)}`)
      expect(
        found.json().items.map((item: { id: string }) => item.id),
        q,
      ).toContain(id)
    }
    for (const q of ['joaquim', "joao' | 'joaquim", '%', '&&&', '99999']) {
      expect((await ask('GET', `/contacts?q=${encodeURIComponent(q)}`)).json().items, q).toEqual([])
    }
    for (let at = 0; at < 7; at++) await ask('POST', '/contacts', { name: `Página ${at}` })
    for (const q of ['', '&q=pagina']) {
      const seen: string[] = []
      let cursor = ''
      do {
        const page = (await ask('GET', `/contacts?limit=3${q}${cursor}`)).json()
        seen.push(...page.items.map((item: { id: string }) => item.id))
        cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`
      } while (cursor !== '')
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen.length).toBeGreaterThanOrEqual(7)
    }
  })

  test('a phone or e-mail of another contact is refused and says whose it is; who writes from it is that contact', async () => {
    const first = (await ask('POST', '/contacts', { name: 'Um', phone: '41 99999-0001' })).json()
    const second = (await ask('POST', '/contacts', { name: 'Dois' })).json()
    const refused = await ask('PATCH', `/contacts/${second.id}`, { phone: '(41) 9999-0001' })
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({ code: 'contact_identity_taken', contact_id: first.id })
    expect(encodeId('ctc', (await find(phone('554199990001'))).contact.id)).toBe(first.id)
    await ask('PATCH', `/contacts/${first.id}`, { phone: null })
    expect((await ask('PATCH', `/contacts/${second.id}`, { phone: '(41) 9999-0001' })).statusCode).toBe(200)
  })

  test.each([
    [{ name: 'x', phone: '123' }, 'contact_phone_malformed'],
    [{ name: 'a\u0000b' }, 'validation_failed'],
    [{ name: 'a\u202e', notes: 'x\u0001' }, 'validation_failed'],
    [{ name: 'x', attributes: { a: 'x'.repeat(2_049) } }, 'validation_failed'],
    [{ name: 'x', attributes: { a: { b: ['\u0000'] } } }, 'validation_failed'],
    [{ name: 'x', attributes: { 'não é chave': 1 } }, 'validation_failed'],
    [
      { name: 'x', attributes: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`k${at}`, at])) },
      'validation_failed',
    ],
    [{ name: 'x', notes: 'x'.repeat(10_001) }, 'validation_failed'],
    [{ name: 'x', email: 'não' }, 'validation_failed'],
  ])('bad input %# is refused', async (payload, code) => {
    const answer = await ask('POST', '/contacts', payload)
    expect([400, 422], answer.body).toContain(answer.statusCode)
    expect(answer.json().code).toBe(code)
  })

  test('the fifty-first attribute is refused, also in small steps', async () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`k${at}`, at]))
    const { id } = (await ask('POST', '/contacts', { name: 'Muitos', attributes: many })).json()
    expect((await ask('PATCH', `/contacts/${id}`, { attributes: { more: 1 } })).json().code).toBe(
      'contact_attributes_too_many',
    )
    expect((await ask('PATCH', `/contacts/${id}`, { attributes: { k0: null, more: 1 } })).statusCode).toBe(200)
  })

  test('merging moves identities, conversations and notes; chains end at who is left; again changes nothing', async () => {
    const [a, b, c] = await Promise.all(['m-a', 'm-b', 'm-c'].map((id) => find(visitor(id))))
    if (!a || !b || !c) throw new Error('unreachable')
    const conversationId = await inside(async (scope) => {
      const inbox = await createInbox(scope, { name: 'Caixa', channel: 'widget' })
      return buildConversation(scope, { inboxId: inbox.id, contactId: a.contact.id })
    })
    await ask('PATCH', `/contacts/${encodeId('ctc', a.contact.id)}`, {
      name: 'Ana',
      notes: 'nota de A',
      attributes: { x: 1 },
    })
    await ask('POST', `/contacts/${encodeId('ctc', b.contact.id)}/block`)
    await inside((scope) => mergeContacts(scope, a.contact.id, b.contact.id))
    await inside((scope) => mergeContacts(scope, b.contact.id, c.contact.id))
    // Both at once, and either way round: the one that comes second finds them one already.
    const again = await Promise.all([
      inside((scope) => mergeContacts(scope, a.contact.id, c.contact.id)),
      inside((scope) => mergeContacts(scope, c.contact.id, b.contact.id)),
    ])
    for (const contact of again) expect(contact.id).toBe(c.contact.id)
    const end = await inside((scope) => getContact(scope, a.contact.id))
    expect(end).toMatchObject({
      id: c.contact.id,
      name: 'Ana',
      notes: 'nota de A',
      attributes: { x: 1 },
      blocked: true,
    })
    expect(end.identities.map(({ externalId }) => externalId)).toEqual(['m-a', 'm-b', 'm-c'])
    expect((await find(visitor('m-a'))).contact.id).toBe(c.contact.id)
    const moved = await inside((scope) =>
      scope.db.selectFrom('conversations').select('contact_id').where('id', '=', conversationId).executeTakeFirst(),
    )
    expect(moved?.contact_id).toBe(c.contact.id)
    const self = await ask('POST', `/contacts/${encodeId('ctc', c.contact.id)}/merge`, {
      into: encodeId('ctc', c.contact.id),
    })
    expect(self.json().code).toBe('contact_merge_self')
    const timeline = (await ask('GET', `/contacts/${encodeId('ctc', a.contact.id)}/timeline`)).json()
    expect(timeline.items.map((item: { kind: string; action?: string }) => item.action ?? item.kind)).toEqual([
      'contact.merged',
      'contact.merged',
      'contact.blocked',
      'contact.updated',
      'conversation',
    ])
    const first = (await ask('GET', `/contacts/${encodeId('ctc', a.contact.id)}/timeline?limit=3`)).json()
    const rest = (
      await ask('GET', `/contacts/${encodeId('ctc', a.contact.id)}/timeline?limit=3&cursor=${first.next_cursor}`)
    ).json()
    expect([...first.items, ...rest.items]).toEqual(timeline.items)
    const seen = (await ask('GET', `/contacts/${encodeId('ctc', a.contact.id)}/timeline`, undefined, agent)).json()
    expect(seen.items.some((item: { kind: string }) => item.kind === 'conversation')).toBe(false)
  })

  test('two merges against each other at once make one contact of two', async () => {
    const [a, b] = await Promise.all([find(visitor('x-a')), find(visitor('x-b'))])
    await Promise.all([
      inside((scope) => mergeContacts(scope, a.contact.id, b.contact.id)),
      inside((scope) => mergeContacts(scope, b.contact.id, a.contact.id)),
    ])
    const ends = await Promise.all([a, b].map(({ contact }) => inside((scope) => getContact(scope, contact.id))))
    expect(ends[0]?.id).toBe(ends[1]?.id)
  })

  test('deleted contacts are listed apart, deleted last first, read by whoever asks for them, and gone from there when they are back', async () => {
    const made: string[] = []
    for (const name of ['Primeira', 'Segunda', 'Terceira']) {
      const { id } = (await ask('POST', '/contacts', { name, email: `${name}@lixo.exemplo` })).json<{ id: string }>()
      made.push(id)
      now = new Date(now.getTime() + 1_000)
      expect((await ask('DELETE', `/contacts/${id}`)).statusCode).toBe(204)
    }
    const list = async (cursor = '') =>
      (await ask('GET', `/contacts?deleted=true&limit=2${cursor}`)).json<{
        items: { id: string; deleted_at: string }[]
        next_cursor: string | null
      }>()
    const first = await list()
    expect(first.items.map(({ id }) => id)).toEqual([made[2], made[1]])
    expect((await list(`&cursor=${first.next_cursor}`)).items[0]?.id).toBe(made[0])
    const url = `/contacts/${made[0]}`
    expect((await ask('GET', url)).statusCode).toBe(404)
    expect((await ask('GET', `${url}?deleted=true`)).json()).toMatchObject({
      name: 'Primeira',
      deleted_at: expect.any(String),
    })
    // Whoever writes them down anew is told where they are.
    expect((await ask('POST', '/contacts', { name: 'P', email: 'primeira@lixo.exemplo' })).json()).toMatchObject({
      ...{ status: 409, code: 'contact_identity_deleted', contact_id: made[0] },
    })
    expect((await ask('POST', `${url}/restore`)).json()).toMatchObject({ deleted_at: null })
    expect((await ask('GET', url)).statusCode).toBe(200)
    expect((await list()).items.map(({ id }) => id)).toEqual([made[2], made[1]])
    for (const id of made) await ask('POST', `/contacts/${id}/restore`)
    expect((await list()).items).toEqual([])
  })

  test('a deleted contact is in no list, comes back by hand or by writing, and is erased after 30 days', async () => {
    const { contact } = await find(visitor('d-1'))
    const url = `/contacts/${encodeId('ctc', contact.id)}`
    expect((await ask('DELETE', url)).statusCode).toBe(204)
    expect((await ask('GET', url)).statusCode).toBe(404)
    expect((await ask('POST', `${url}/restore`)).statusCode).toBe(200)
    await ask('DELETE', url)
    expect((await find(visitor('d-1'))).contact).toMatchObject({ id: contact.id, deleted_at: null })
    await ask('DELETE', url)
    const today = now
    now = new Date(today.getTime() + 31 * 86_400_000)
    await runPurge().finally(() => {
      now = today
    })
    expect((await find(visitor('d-1'))).contact.id).not.toBe(contact.id)
    expect((await ask('POST', `${url}/restore`)).statusCode).toBe(404)
    expect((await ask('GET', `${url}?deleted=true`)).statusCode).toBe(404)
  })

  test('erasing is for who may, leaves nothing of the person in any table of the tenant, and is audited', async () => {
    const mark = `segredo${placement}`
    const { contact } = await inside((scope) =>
      findOrCreateContact(scope, {
        identities: [visitor(`${mark}-v`), { kind: 'user', realm: 'inbox', externalId: `${mark}-u`, verified: true }],
        name: `Nome ${mark}`,
        email: `${mark}@exemplo.com.br`,
        attributes: { nick: mark },
      }),
    )
    const other = await inside((scope) =>
      findOrCreateContact(scope, { identities: [visitor(`${mark}-w`)], name: mark }),
    )
    await inside((scope) => mergeContacts(scope, other.contact.id, contact.id))
    const conversationId = await inside(async (scope) => {
      const inbox = await createInbox(scope, { name: 'Caixa de quem foi esquecido', channel: 'widget' })
      const id = await buildConversation(scope, { inboxId: inbox.id, contactId: contact.id })
      for (const [seq, kind] of ['contact', 'member', 'contact'].entries()) {
        await scope.db
          .insertInto('messages')
          .values({
            ...{
              tenant_id: scope.tenant.id,
              conversation_id: id,
              seq: seq + 1,
              id: newId<MessageId>(),
              inbox_id: inbox.id,
            },
            ...{ client_id: `c${seq}`, content_hash: 'h', direction: kind === 'contact' ? 'in' : 'out', kind: 'text' },
            ...{ author_kind: kind, author_name: kind === 'contact' ? mark : 'Agente', created_at: now },
            ...{
              body: kind === 'contact' ? `sou ${mark}` : 'Olá, em que posso ajudar?',
              external_id: `${kind}-${seq}-${placement}`,
            },
            data: JSON.stringify(kind === 'contact' ? { phone: mark } : {}),
          })
          .execute()
      }
      await scope.db
        .updateTable('conversations')
        .set({ last_message_preview: `sou ${mark}`, last_message_direction: 'in' })
        .where('id', '=', id)
        .execute()
      return id
    })
    const url = `/contacts/${encodeId('ctc', contact.id)}/erase`
    expect((await ask('POST', url, undefined, agent)).statusCode).toBe(403)
    expect((await ask('POST', url)).statusCode).toBe(202)
    expect((await ask('POST', url)).statusCode).toBe(202)
    await house.drain()
    const messages = await inside((scope) =>
      scope.db
        .selectFrom('messages')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .orderBy('seq')
        .execute(),
    )
    expect(messages.map(({ body }) => body)).toEqual(['', 'Olá, em que posso ajudar?', ''])
    expect(messages.map(({ deleted_at }) => deleted_at !== null)).toEqual([true, false, true])
    const left = await inside(async (scope) => {
      const rows = []
      for (const table of ['contacts', 'contact_identities', 'messages', 'conversations', 'audit_entries'] as const) {
        rows.push(...(await scope.db.selectFrom(table).selectAll().execute()))
      }
      return JSON.stringify(rows)
    })
    expect(left).not.toContain(mark)
    expect(left.match(/contact\.erased/g)).toHaveLength(2)
  })

  test('who writes in the moment of their erasure is somebody new, and fills no empty row', async () => {
    const { contact } = await find(visitor('race-1'))
    const mayEnd = Promise.withResolvers<void>()
    const holds = Promise.withResolvers<void>()
    const erasing = inside(async (scope) => {
      await erasePerson(scope, contact.id)
      holds.resolve()
      await mayEnd.promise
    })
    await holds.promise
    const writing = inside((scope) =>
      findOrCreateContact(scope, { identities: [visitor('race-1')], name: 'Nome Novo', email: 'novo@exemplo.com.br' }),
    )
    // It waits for the row or the identity that the erasure holds.
    const waits = () =>
      inside(async (scope) => {
        const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM pg_locks WHERE NOT granted`.execute(
          scope.db,
        )
        return rows[0]?.n
      })
    await expect.poll(waits).toBeGreaterThan(0)
    mayEnd.resolve()
    await erasing
    const found = await writing
    expect(found).toMatchObject({ created: true, contact: { name: 'Nome Novo' } })
    expect(found.contact.id).not.toBe(contact.id)
    const left = await inside((scope) =>
      scope.db.selectFrom('contacts').select(['name', 'email']).where('id', '=', contact.id).executeTakeFirst(),
    )
    expect(left).toEqual({ name: '', email: null })
  })

  async function runPurge() {
    const { JOBS } = await import('../../src/products.ts')
    const purge = JOBS.find(({ name }) => name === 'contacts.purge')
    await purge?.run(house.services, {
      ...{ id: crypto.randomUUID(), name: 'contacts.purge', signal: new AbortController().signal },
      envelope: { tenant_id: null, payload: {} },
    } as never)
    await house.drain()
  }
})
