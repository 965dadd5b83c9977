import { expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { type Answer, defineEndpoint, type Endpoint, type Given, type GivenTo } from './endpoint.ts'
import { LabelId } from './ids.ts'
import { Instant, type PageQuery } from './wire.ts'

const params = z.object({ id: LabelId })
const said = { name: 'x', tag: 'X', summary: 'X.' }

/** What `defineEndpoint` takes for a path and params, as a value: `never`-like demands make it unassignable. */
type Taken<Path extends `/${string}`, Params extends z.ZodType | undefined> = Parameters<
  typeof defineEndpoint<Path, Params>
>[0]
interface Described<Path extends string, Params> {
  name: string
  method: 'PUT'
  path: Path
  tag: string
  summary: string
  params: Params
}

test('an endpoint is its definition', () => {
  const endpoint = defineEndpoint({ ...said, method: 'PUT', path: '/labels/:id', params })
  expect(endpoint).toEqual({ ...said, method: 'PUT', path: '/labels/:id', params })
  expectTypeOf(endpoint).toEqualTypeOf<Endpoint<typeof params, undefined, undefined, undefined>>()
})

test('the names in the path are the keys of the params', () => {
  type Params = typeof params
  expectTypeOf<Described<'/labels/:id', Params>>().toExtend<Taken<'/labels/:id', Params>>()
  expectTypeOf<Described<'/labels/:id/names', Params>>().toExtend<Taken<'/labels/:id/names', Params>>()
  expectTypeOf<Described<'/labels', undefined>>().toExtend<Taken<'/labels', undefined>>()
  expectTypeOf<Described<'/labels', Params>>().not.toExtend<Taken<'/labels', Params>>()
  expectTypeOf<Described<'/labels/:key', Params>>().not.toExtend<Taken<'/labels/:key', Params>>()
  expectTypeOf<Described<'/labels/:id/:key', Params>>().not.toExtend<Taken<'/labels/:id/:key', Params>>()
  expectTypeOf<Described<'/labels/:id', undefined>>().not.toExtend<Taken<'/labels/:id', undefined>>()
})

test('a GET has no body', () => {
  type Taken = Parameters<typeof defineEndpoint<'/labels', undefined, undefined, typeof params>>[0]
  type WithBody<Method> = typeof said & { method: Method; path: '/labels'; body: typeof params }
  expectTypeOf<WithBody<'POST'>>().toExtend<Taken>()
  expectTypeOf<WithBody<'GET'>>().not.toExtend<Taken>()
})

test('callers give decoded values, and may omit what has a default', () => {
  const body = z.strictObject({ id: LabelId, at: Instant.nullable(), shared: z.boolean().default(false) })
  type Body = Given<typeof body>
  expectTypeOf<{ id: LabelId; at: Date | null }>().toExtend<Body>()
  expectTypeOf<{ id: LabelId; at: Date; shared: boolean }>().toExtend<Body>()
  expectTypeOf<{ id: number; at: Date }>().not.toExtend<Body>()
  expectTypeOf<{ id: LabelId; at: string }>().not.toExtend<Body>()
  expectTypeOf<{ at: Date }>().not.toExtend<Body>()
  expectTypeOf<{ id: LabelId; at: Date; shared: string }>().not.toExtend<Body>()
})

test('a call needs what the endpoint declares, and nothing else', () => {
  type Call = GivenTo<typeof params, undefined, undefined>
  expectTypeOf<{ params: { id: LabelId } }>().toExtend<Call>()
  expectTypeOf<{ params: { id: number } }>().not.toExtend<Call>()
  expectTypeOf<{ params: { key: LabelId } }>().not.toExtend<Call>()
  expectTypeOf<Record<never, never>>().not.toExtend<Call>()
  expectTypeOf<{ params: { id: LabelId }; body: object }>().not.toExtend<Call>()
  expectTypeOf<{ params: { id: LabelId }; query: object }>().not.toExtend<Call>()
  type List = GivenTo<undefined, typeof PageQuery, undefined>
  expectTypeOf<Record<never, never>>().toExtend<List>()
  expectTypeOf<{ query: { cursor: undefined; limit: number } }>().toExtend<List>()
  expectTypeOf<{ query: { limit: string } }>().not.toExtend<List>()
})

test('a call answers with the decoded response, and with nothing where none is declared', () => {
  expectTypeOf<Answer<typeof params>>().toEqualTypeOf<{ id: LabelId }>()
  expectTypeOf<Answer<undefined>>().toEqualTypeOf<undefined>()
})
