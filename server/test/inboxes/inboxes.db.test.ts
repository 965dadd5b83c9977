import { createHmac } from 'node:crypto'
import { encodeId, InboxId } from '@recado/contracts/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createContact } from '../../src/chat/contacts/index.ts'
import { findInboxByPublicKey, verifyIdentityHash } from '../../src/chat/inboxes/index.ts'
import { newId } from '../../src/platform/ids.ts'
import type { ScopeSource, TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { buildConversation } from '../support/build-conversation.ts'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
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
  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, person = owner) =>
    house.app.inject({ method, url: `/api/v1${url}`, headers: person.headers, ...(payload ? { payload } : {}) })

  test('an inbox is made, found by its key, changed and deleted; agents read it and change nothing', async () => {
    const created = await ask('POST', '/inboxes', { name: 'Site', channel: 'widget' })
    expect(created.statusCode, created.body).toBe(201)
    const inbox = created.json()
    expect(inbox).toMatchObject({
      assignment: 'manual',
      has_identity_secret: false,
      settings: { pre_chat: [], allowed_origins: [] },
    })
    expect((await inside((scope) => findInboxByPublicKey(scope, inbox.public_key)))?.name).toBe('Site')
    expect(await inside((scope) => findInboxByPublicKey(scope, `${inbox.public_key}x`))).toBeUndefined()
    const settings = {
      greeting: 'Olá!\nComo podemos ajudar?',
      pre_chat: [{ key: 'email', label: 'E-mail', kind: 'email', required: true }],
      allowed_origins: ['https://*.exemplo.com.br'],
    }
    const changed = await ask('PATCH', `/inboxes/${inbox.id}`, {
      settings,
      assignment: 'rotation',
      redistribute_after_s: 120,
    })
    expect(changed.json()).toMatchObject({
      name: 'Site',
      assignment: 'rotation',
      settings: { greeting: settings.greeting },
    })
    expect((await ask('GET', `/inboxes/${inbox.id}`, undefined, agent)).json()).toEqual(changed.json())
    for (const [method, url] of [
      ['PATCH', `/inboxes/${inbox.id}`],
      ['DELETE', `/inboxes/${inbox.id}`],
    ] as const) {
      expect((await ask(method, url, method === 'PATCH' ? { name: 'x' } : undefined, agent)).statusCode).toBe(403)
    }
    const conversation = await inside(async (scope) => {
      const contact = await createContact(scope, { name: 'Cliente' })
      return buildConversation(scope, { inboxId: InboxId.parse(inbox.id), contactId: contact.id })
    })
    expect((await ask('DELETE', `/inboxes/${inbox.id}`)).json()).toMatchObject({
      ...{ code: 'inbox_in_use', conversations: 1 },
      detail: expect.stringContaining('1'),
    })
    const empty = (await ask('POST', '/inboxes', { name: 'Vazia', channel: 'api' })).json()
    expect((await ask('DELETE', `/inboxes/${empty.id}`)).statusCode).toBe(204)
    const acts = await inside((scope) =>
      scope.db.selectFrom('audit_entries').select('action').where('target_kind', '=', 'inbox').orderBy('id').execute(),
    )
    expect(acts.map(({ action }) => action)).toEqual([
      'inbox.created',
      'inbox.updated',
      'inbox.created',
      'inbox.deleted',
    ])
    // With all of them resolved it is retired: nothing new comes in by it, what did stays.
    const path = `/conversations/${encodeId('cnv', conversation)}`
    expect((await ask('POST', `${path}/resolve`, {})).statusCode).toBe(200)
    expect((await ask('DELETE', `/inboxes/${inbox.id}`)).statusCode).toBe(204)
    const retired = { name: 'Site', retired_at: expect.any(String), team_id: null, calendar_id: null }
    expect((await ask('GET', '/inboxes')).json().items).toMatchObject([retired])
    expect((await ask('GET', `/inboxes/${inbox.id}`)).json()).toMatchObject(retired)
    expect((await ask('GET', path)).json()).toMatchObject({ status: 'resolved', inbox_id: inbox.id })
    expect(await inside((scope) => findInboxByPublicKey(scope, inbox.public_key))).toBeUndefined()
    expect((await ask('POST', `${path}/reopen`)).json().code).toBe('inbox_retired')
    const contact_id = (await ask('GET', path)).json().contact.id
    expect((await ask('POST', '/conversations', { inbox_id: inbox.id, contact_id })).json().code).toBe(
      'inbox_not_found',
    )
    for (const method of ['PATCH', 'DELETE'] as const) {
      expect(
        (await ask(method, `/inboxes/${inbox.id}`, method === 'PATCH' ? { name: 'x' } : undefined)).statusCode,
      ).toBe(404)
    }
  })

  test('a site proves its visitors with the secret, which is shown once, sealed in the row and replaced at once', async () => {
    const { id, public_key } = (await ask('POST', '/inboxes', { name: 'Com prova', channel: 'widget' })).json()
    expect((await ask('PATCH', `/inboxes/${id}`, { identity_required: true })).json().code).toBe('inbox_secret_missing')
    const rotate = async () => (await ask('POST', `/inboxes/${id}/identity-secret`)).json().secret as string
    const read = async () => {
      const inbox = await inside((scope) => findInboxByPublicKey(scope, public_key))
      if (inbox === undefined) throw new Error('the inbox is gone')
      return inbox
    }
    const hash = (secret: string, user: string) => createHmac('sha256', secret).update(user).digest('hex')
    const verify = async (user: string, given: string) =>
      verifyIdentityHash(house.services.keyring, await read(), user, given)
    expect(await verify('42', hash('', '42'))).toBe(false)
    const first = await rotate()
    expect(JSON.stringify(await read())).not.toContain(first)
    expect((await ask('GET', `/inboxes/${id}`)).body).not.toContain(first)
    expect(await verify('usuária-42', hash(first, 'usuária-42'))).toBe(true)
    expect(await verify('43', hash(first, '42'))).toBe(false)
    for (const forged of [
      '',
      'x',
      hash(first, '42').slice(0, 63),
      `${hash(first, '42')}00`,
      'z'.repeat(64),
      hash('wrong', '42'),
    ]) {
      expect(await verify('42', forged), forged).toBe(false)
    }
    const second = await rotate()
    expect(await verify('42', hash(first, '42'))).toBe(false)
    expect(await verify('42', hash(second, '42'))).toBe(true)
    expect((await ask('PATCH', `/inboxes/${id}`, { identity_required: true })).statusCode).toBe(200)
  })

  test.each([
    [{ allowed_origins: ['https://exemplo.com.br/pagina'] }],
    [{ allowed_origins: ['javascript:alert(1)'] }],
    [{ greeting: 'a\u0000' }],
    [{ greeting: 'x'.repeat(1_001) }],
    [
      {
        pre_chat: [
          { key: 'email', label: 'a', kind: 'email' },
          { key: 'email', label: 'b', kind: 'text' },
        ],
      },
    ],
    [{ pre_chat: [{ key: '__proto__', label: 'a', kind: 'text' }] }],
    [{ surprise: true }],
  ])('settings %j are refused', async (settings) => {
    const answer = await ask('POST', '/inboxes', { name: 'x', channel: 'widget', settings })
    expect(answer.statusCode, answer.body).toBe(400)
  })

  test('a calendar is made in the tenant’s zone, says when it opens, and stays while an inbox uses it', async () => {
    const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' }))
    const created = await ask('POST', '/calendars', {
      name: 'Comercial',
      hours,
      holidays: [{ date: '01-25', name: 'Aniversário' }],
    })
    expect(created.statusCode, created.body).toBe(201)
    const { id, timezone } = created.json()
    expect(timezone).toBe(source.tenant.timezone)
    const opening = await ask('GET', `/calendars/${id}/opening?at=2026-09-04T21:30:00Z`)
    expect(opening.json()).toEqual({ open: false, next_opening: '2026-09-08T12:00:00.000Z' })
    const changed = await ask('PATCH', `/calendars/${id}`, { timezone: 'America/Manaus', holidays: [] })
    expect(changed.json()).toMatchObject({ name: 'Comercial', hours, timezone: 'America/Manaus', holidays: [] })
    const inbox = (await ask('POST', '/inboxes', { name: 'Com horário', channel: 'widget', calendar_id: id })).json()
    expect((await ask('DELETE', `/calendars/${id}`)).json().code).toBe('calendar_in_use')
    await ask('PATCH', `/inboxes/${inbox.id}`, { calendar_id: null })
    expect((await ask('DELETE', `/calendars/${id}`)).statusCode).toBe(204)
    const unknown = { calendar_id: encodeId('cal', newId()) }
    expect((await ask('PATCH', `/inboxes/${inbox.id}`, unknown)).json().code).toBe('inbox_place_unknown')
  })

  test('hours that nobody has saved say whether they would be open now; every minute of the week is, no week is not', async () => {
    const days = { timezone: 'America/Sao_Paulo', national_holidays: false, optional_holidays: false, holidays: [] }
    const always = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }))
    const open = await ask('POST', '/calendars/opening', { ...days, hours: always }, agent)
    expect(open.json(), open.body).toMatchObject({ open: true })
    const never = await ask('POST', '/calendars/opening', { ...days, hours: [] }, agent)
    expect(never.json()).toEqual({ open: false, next_opening: null })
    const wrong = await ask('POST', '/calendars/opening', {
      ...days,
      hours: [{ weekday: 9, from: '00:00', to: '01:00' }],
    })
    expect(wrong.statusCode).toBe(400)
  })

  test.each([
    [{ hours: [{ weekday: 7, from: '08:00', to: '12:00' }] }],
    [{ hours: [{ weekday: 1, from: '12:00', to: '08:00' }] }],
    [{ hours: [{ weekday: 1, from: '8:00', to: '12:00' }] }],
    [{ hours: [{ weekday: 1, from: '08:00', to: '24:30' }] }],
    [{ hours: [], timezone: 'America/Lugar_Nenhum' }],
    [{ hours: [], holidays: [{ date: '2026-02-30', name: 'x' }] }],
    [{ hours: [], holidays: [{ date: '12-24', name: 'x', from: '08:00' }] }],
  ])('a calendar of %j is refused', async (details) => {
    const answer = await ask('POST', '/calendars', { name: 'x', ...details })
    expect(answer.statusCode, answer.body).toBe(400)
  })

  test('national holidays of a year, the optional marked', async () => {
    const { items } = (await ask('GET', '/national-holidays?year=2026')).json()
    expect(items).toHaveLength(14)
    expect(items).toContainEqual({ date: '2026-02-17', key: 'carnival_tuesday', optional: true })
    expect((await ask('GET', '/national-holidays?year=0')).statusCode).toBe(400)
  })
})
