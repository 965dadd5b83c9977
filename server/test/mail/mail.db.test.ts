import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
let tenant: Tenant
beforeAll(async () => {
  house = await openTestHouse()
  tenant = await buildTenant(house)
})
afterAll(() => house.close())

const params = {
  name: 'Ana',
  endpoint: 'https://a.example',
  since: 'hoje',
  url: 'https://robustcar.example/webhooks',
}

function enqueue(payload: Record<string, unknown> = {}): Promise<string> {
  const mail = { kind: 'webhook_failing', to: 'ana@exemplo.com.br', locale: 'es', tenant_id: tenant.id, params }
  return house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, (scope) =>
    scope.jobs.enqueue('mail.send', { ...mail, ...payload }),
  )
}

function get(url: string, from: { address?: string; headers?: Record<string, string> } = {}, of = house) {
  return of.app.inject({ url, remoteAddress: from.address ?? '127.0.0.1', headers: from.headers ?? {} })
}

async function deadLetters(): Promise<string[]> {
  const admin = await house.admin('control')
  const { rows } = await admin.query(
    `SELECT source_output->>'message' AS message FROM pgboss.job WHERE name = 'dead-letters' ORDER BY created_on`,
  )
  return rows.map((row) => row.message)
}

test("a mail goes out after its cause, in its reader's language and its tenant's name, and is read in the mailbox", async () => {
  await enqueue()
  expect((await get('/api/v1/dev/mails')).json().items).toEqual([])
  await house.drain()
  const list = (await get('/api/v1/dev/mails')).json()
  expect(list).toMatchObject({
    items: [{ to: 'ana@exemplo.com.br', subject: 'Un webhook no recibe nada desde el hoje', kind: 'webhook_failing' }],
    next_cursor: null,
  })
  const mail = (await get(`/api/v1/dev/mails/${list.items[0].id}`)).json()
  expect(mail.from).toBe(`"${tenant.name}" <recado@localhost>`)
  expect(mail.text).toContain('Hola, Ana.')
  expect(mail.html).toContain(`>${tenant.name}<`)
})

test('a mail that cannot be written or sent is a dead letter and is not tried again', async () => {
  await enqueue({ kind: 'never_written' })
  await enqueue({ to: 'nobody' })
  await enqueue({ params: { ...params, url: 'javascript:alert(1)' } })
  await house.drain()
  expect((await deadLetters()).sort()).toEqual([
    'The mail cannot be sent as it is: to',
    'no mail is written as never_written',
    'the button of webhook_failing leads nowhere',
  ])
})

test('the mailbox is read in pages, newest first', async () => {
  for (const n of [1, 2, 3]) await enqueue({ to: `n${n}@exemplo.com.br` })
  await house.drain()
  const first = (await get('/api/v1/dev/mails?limit=2')).json()
  const second = (await get(`/api/v1/dev/mails?limit=2&cursor=${first.next_cursor}`)).json()
  expect(new Set([...first.items, ...second.items].map((mail) => mail.id)).size).toBe(4)
  const times = [...first.items, ...second.items].map((mail) => mail.created_at)
  expect([...times].sort().reverse()).toEqual(times)
  expect((await get('/api/v1/dev/mails?cursor=bm90aGluZw')).json().code).toBe('cursor_invalid')
})

test('a mail that is not there is not found', async () => {
  const unknown = encodeId('mail', '00000000-0000-7000-8000-000000000000')
  expect((await get(`/api/v1/dev/mails/${unknown}`)).json().code).toBe('not_found')
})

test.each([
  ['another machine', { address: '192.168.0.7' }],
  ['a proxy', { headers: { 'x-forwarded-for': '203.0.113.9' } }],
  ['a page whose name was pointed here', { headers: { host: 'evil.example' } }],
])('through %s there is no mailbox', async (_, from) => {
  for (const url of ['/api/v1/dev/mails', `/api/v1/dev/mails/${encodeId('mail', tenant.id)}`]) {
    const answer = await get(url, from)
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'route_not_found'])
  }
})

test.each([
  ['mail is off', { MAIL: 'off' }],
  ['mails are sent', { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'Recado <recado@exemplo.com.br>' }],
])('where %s there is no mailbox', async (_, env) => {
  const other = await openTestHouse({ env })
  try {
    expect((await get('/api/v1/dev/mails', {}, other)).statusCode).toBe(404)
  } finally {
    await other.close()
  }
})

test('a mail server that does not answer is asked again later', async () => {
  const node = await openTestHouse({
    env: { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'Recado <recado@exemplo.com.br>' },
  })
  try {
    const payload = { kind: 'webhook_failing', to: 'ana@exemplo.com.br', locale: 'pt-BR', tenant_id: null, params }
    await node.services.control.acrossTenants((scope) => scope.jobs.enqueue('mail.send', payload))
    await node.drain()
    const admin = await node.admin('control')
    const { rows } = await admin.query(`SELECT state::text, retry_limit FROM pgboss.job WHERE name = 'mail.send'`)
    expect(rows).toEqual([{ state: 'retry', retry_limit: 12 }])
  } finally {
    await node.close()
  }
})
