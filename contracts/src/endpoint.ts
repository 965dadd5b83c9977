import type { z } from 'zod'

type Schema = z.ZodType | undefined

/**
 * One operation of the API as both sides of the wire know it. The server binds a permission and a handler to it, callers
 * pass it to their HTTP client, and the OpenAPI document is made of it. Who may call and what is limited is the server's.
 */
export interface Endpoint<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Response extends Schema = Schema,
> {
  /** Unique: the operationId of the OpenAPI document; tests, metrics and the isolation matrix use it. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** From the host's root, a parameter as `:name`. */
  readonly path: string
  /** Heading in the OpenAPI document. */
  readonly tag: string
  /** One sentence for the OpenAPI document. */
  readonly summary: string
  /** Status of success; 200 unless given, 204 has no body. */
  readonly status?: 200 | 201 | 202 | 204
  /** An object with the path's parameters. */
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly response?: Response
  /** Content types of a raw body (uploads), where it is not JSON by a schema. */
  readonly consumes?: readonly string[]
}

/**
 * Describes an endpoint, once. A path whose `:names` are not the keys of `params`, and a GET with a body, are type errors.
 * The result carries no path in its type: the compiler compares 200 of them by their four schemas alone.
 */
export function defineEndpoint<
  const Path extends `/${string}`,
  Params extends Schema = undefined,
  Query extends Schema = undefined,
  Body extends Schema = undefined,
  Response extends Schema = undefined,
>(
  endpoint: Endpoint<Params, Query, Body, Response> & { path: Path } & ParamsOf<Path, Params> & Bodied,
): Endpoint<Params, Query, Body, Response> {
  return endpoint
}

type Bodied = { method: 'GET'; body?: undefined } | { method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' }

/** Nothing more where path and params name the same; else a demand that no value meets and whose text says why. */
type ParamsOf<Path extends string, Params extends Schema> = [NamesIn<Path>] extends [KeysOf<Params>]
  ? [KeysOf<Params>] extends [NamesIn<Path>]
    ? unknown
    : { params: `not in the path: ${Exclude<KeysOf<Params>, NamesIn<Path>>}` }
  : { params: `needed by the path: ${Exclude<NamesIn<Path>, KeysOf<Params>>}` }

type NamesIn<Path extends string> = Path extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer Tail}`
    ? Name | NamesIn<Tail>
    : Rest
  : never

type KeysOf<Params extends Schema> = Params extends z.ZodType ? keyof z.output<Params> & string : never

/**
 * What a caller gives for an object of a query or body: decoded values (branded ids, dates), and nothing where the
 * receiver has a default.
 */
export type Given<Any extends z.ZodType> = Any extends z.ZodObject
  ? Omit<z.output<Any>, Omittable<z.input<Any>>> &
      Partial<Pick<z.output<Any>, Omittable<z.input<Any>> & keyof z.output<Any>>>
  : z.output<Any>

type Omittable<Input> = { [Key in keyof Input]-?: undefined extends Input[Key] ? Key : never }[keyof Input]

/** What a call of an endpoint needs; a part that the endpoint does not declare is a type error. */
export type GivenTo<Params extends Schema, Query extends Schema, Body extends Schema> = (Params extends z.ZodType
  ? { params: z.output<Params> }
  : { params?: undefined }) &
  (Query extends z.ZodType
    ? Record<never, never> extends Given<Query>
      ? { query?: Given<Query> }
      : { query: Given<Query> }
    : { query?: undefined }) &
  (Body extends z.ZodType ? { body: Given<Body> } : { body?: undefined })

/** What a call of an endpoint answers with. */
export type Answer<Response extends Schema> = Response extends z.ZodType ? z.output<Response> : undefined
