import { defineEndpoint } from '@recado/contracts/endpoint'
import { LabelId } from '@recado/contracts/ids'
import { anyOf, Instant, QueryFlag } from '@recado/contracts/wire'
import { expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { ApiProblem, Unreachable } from './api-problem.ts'
import { createHttp, type HttpOptions } from './http.ts'

const described = { name: 'x', tag: 'X', summary: 'X.' }
const response = z.object({ ok: z.boolean() })
const ask = defineEndpoint({
  ...described,
  method: 'GET',
  path: '/x',
  query: z.object({ cursor: z.string().optional(), action: z.string().optional(), limit: z.number().optional() }),
  response,
})
const act = defineEndpoint({ ...described, method: 'POST', path: '/x', body: z.object({ a: z.number() }), response })

interface Sent {
  body: unknown
  path: string
  headers: Headers
  method: string
}

/** A network that answers in turn, and remembers what it was asked. */
function network(...answers: (Response | Error)[]) {
  const sent: Sent[] = []
  const fetch: typeof globalThis.fetch = async (path, init) => {
    sent.push({
      path: String(path),
      headers: new Headers(init?.headers),
      method: init?.method ?? 'GET',
      body: init?.body,
    })
    const answer = answers.shift()
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('asked too often')
    return answer
  }
  return { sent, fetch }
}

const ok = () => Response.json({ ok: true })
const refused = (status: number, code: string) =>
  Response.json(
    { type: 'x', title: 'Título', status, code, detail: 'Detalhe', request_id: 'r', tenants: ['a'] },
    { status },
  )

function options(more: Partial<HttpOptions> & Pick<HttpOptions, 'fetch'>): HttpOptions {
  return { locale: () => 'es', accessToken: () => 'one', renew: async () => false, ...more } as HttpOptions
}

test('a refused token is renewed once and the call repeated with the new one and the same key', async () => {
  const { sent, fetch } = network(refused(401, 'unauthenticated'), ok())
  let token = 'one'
  const renewed: string[] = []
  const renew = async (used: string) => {
    renewed.push(used)
    token = 'two'
    return true
  }
  const http = createHttp(options({ fetch, accessToken: () => token, renew }))
  expect(await http.call(act, { body: { a: 1 } })).toEqual({ ok: true })
  expect(renewed).toEqual(['one'])
  expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer one', 'Bearer two'])
  expect(sent[0]?.headers.get('idempotency-key')).toBeTruthy()
  expect(sent[1]?.headers.get('idempotency-key')).toBe(sent[0]?.headers.get('idempotency-key'))
})

test('a token that is refused again is not renewed for ever', async () => {
  const { sent, fetch } = network(refused(401, 'unauthenticated'), refused(401, 'unauthenticated'))
  const http = createHttp(options({ fetch, renew: async () => true }))
  await expect(http.call(ask)).rejects.toBeInstanceOf(ApiProblem)
  expect(sent).toHaveLength(2)
})

test('a wrong password of somebody without a token is a problem and renews nothing', async () => {
  const { fetch } = network(refused(401, 'credentials_invalid'))
  const renew = async () => {
    throw new Error('renewed')
  }
  const http = createHttp(options({ fetch, accessToken: () => undefined, renew }))
  await expect(http.call(act, { body: { a: 1 } })).rejects.toMatchObject({ code: 'credentials_invalid' })
})

test('what a problem carries beside the contract is kept', async () => {
  const http = createHttp(options({ fetch: network(refused(409, 'tenant_choice_needed')).fetch }))
  await expect(http.call(ask)).rejects.toMatchObject({ status: 409, extra: { tenants: ['a'] } })
})

test('a page of a proxy instead of a problem has a status and no text', async () => {
  const http = createHttp(options({ fetch: network(new Response('<h1>Bad gateway</h1>', { status: 502 })).fetch }))
  await expect(http.call(ask)).rejects.toMatchObject({
    status: 502,
    code: 'unreadable',
    problem: { detail: '' },
  })
})

test('no line is Unreachable, not a problem', async () => {
  const http = createHttp(options({ fetch: network(new TypeError('failed')).fetch }))
  await expect(http.call(ask)).rejects.toBeInstanceOf(Unreachable)
})

test('questions leave out what is not asked, and say the reader’s language', async () => {
  const { sent, fetch } = network(ok())
  await createHttp(options({ fetch })).call(ask, { query: { cursor: undefined, action: '', limit: 5 } })
  expect(sent[0]?.path).toBe('/x?limit=5')
  expect(sent[0]?.headers.get('accept-language')).toBe('es')
})

const id = '0190a5c1-1111-7111-8111-111111111111' as LabelId
const shown = LabelId.encode(id)
const renameLabel = defineEndpoint({
  ...described,
  method: 'PUT',
  path: '/labels/:id/names/:kind',
  params: z.object({ id: LabelId, kind: z.string() }),
  query: z.object({ at: Instant.optional(), ids: anyOf(LabelId, 5).optional(), all: QueryFlag.optional() }),
  body: z.strictObject({ name: z.string(), shared: z.boolean().default(false), into: LabelId.nullable() }),
  response: z.object({ id: LabelId }),
})

test('an endpoint is called at its path, with everything as the wire carries it, and answers decoded', async () => {
  const { sent, fetch } = network(Response.json({ id: shown }))
  const answer = await createHttp(options({ fetch })).call(renameLabel, {
    params: { id, kind: 'a/b ç' },
    query: { at: new Date('2026-11-30T10:00:00Z'), ids: [id, id], all: true },
    body: { name: 'Nome', into: id },
    began: 'r1',
  })
  expect(answer).toEqual({ id })
  const query = new URLSearchParams({ at: '2026-11-30T10:00:00.000Z', ids: `${shown},${shown}`, all: 'true' })
  expect(sent[0]).toMatchObject({ method: 'PUT', path: `/labels/${shown}/names/a%2Fb%20%C3%A7?${query}` })
  expect(JSON.parse(String(sent[0]?.body))).toEqual({ name: 'Nome', into: shown })
  expect(sent[0]?.headers.get('if-match')).toBe('"r1"')
})

test('an endpoint without body and response sends none and answers nothing', async () => {
  const remove = defineEndpoint({ ...described, method: 'DELETE', path: '/labels', status: 204 })
  const { sent, fetch } = network(new Response(null, { status: 204 }))
  expect(await createHttp(options({ fetch })).call(remove)).toBeUndefined()
  expect(sent[0]).toMatchObject({ method: 'DELETE', path: '/labels', body: undefined })
  expect(sent[0]?.headers.get('content-type')).toBeNull()
})

test('a file goes as it is: under its own type with a key, or as the one type that its endpoint takes without', async () => {
  const post = defineEndpoint({
    ...described,
    method: 'POST',
    path: '/logo',
    consumes: ['image/png', 'image/webp'],
    response,
  })
  const put = defineEndpoint({
    ...described,
    method: 'PUT',
    path: '/files/:id',
    params: z.object({ id: LabelId }),
    query: z.object({ offset: z.number() }),
    consumes: ['application/octet-stream'],
    response,
  })
  const { sent, fetch } = network(ok(), ok())
  const { upload } = createHttp(options({ fetch }))
  const file = new Blob(['x'], { type: 'image/webp' })
  expect(await upload(post, { file })).toEqual({ ok: true })
  expect(await upload(put, { params: { id }, query: { offset: 5 }, file })).toEqual({ ok: true })
  expect(sent).toMatchObject([
    { method: 'POST', path: '/logo', body: file },
    { method: 'PUT', path: `/files/${shown}?offset=5`, body: file },
  ])
  expect(sent.map(({ headers }) => headers.get('content-type'))).toEqual(['image/webp', 'application/octet-stream'])
  expect(sent.map(({ headers }) => headers.has('idempotency-key'))).toEqual([true, false])
})

test('an answer without a schema is downloaded', async () => {
  const download = defineEndpoint({ ...described, method: 'GET', path: '/x', query: z.object({ at: Instant }) })
  const { sent, fetch } = network(new Response('a;b'))
  const blob = await createHttp(options({ fetch })).download(download, { query: { at: new Date(0) } })
  expect(await blob.text()).toBe('a;b')
  expect(sent[0]?.path).toBe(`/x?at=${encodeURIComponent('1970-01-01T00:00:00.000Z')}`)
})

test('calls are typed: a missing or wrong part is a type error', () => {
  const { call } = createHttp(options({ fetch: network().fetch }))
  type Given = Parameters<typeof call<NonNullable<typeof renameLabel.params>, undefined, undefined, undefined>>
  expectTypeOf<{ params: { id: LabelId; kind: string } }>().toExtend<Given[1]>()
  expectTypeOf<{ params: { id: LabelId } }>().not.toExtend<Given[1]>()
  expectTypeOf<{ params: { id: LabelId; kind: string }; body: object }>().not.toExtend<Given[1]>()
})
