import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { z } from 'zod'
import type { RateKind } from '../../platform/rate-limit/rate-policies.ts'
import type { Services } from '../../services.ts'

/** Which door a route stands behind: who may call it at all. */
export type Regime = 'public' | 'widget' | 'account' | 'console' | 'partner' | 'platform'

/** A route as the list in routes.ts holds it. `name` is unique: tests, metrics and the isolation matrix use it. */
export interface Route {
  name: string
  regime: Regime
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  register(app: FastifyInstance, services: Services): void
}

type Schema = z.ZodType | undefined

/** What every kind of route declares. Params, query, body and response are inferred from their schemas. */
export interface RouteDescription<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Response extends Schema = Schema,
> {
  name: string
  method: Route['method']
  url: string
  /** Heading in the API reference. */
  tag: string
  /** One sentence for the API reference. */
  summary: string
  /** Status of success; 200 unless told, 204 has no body. */
  status?: 200 | 201 | 202 | 204
  params?: Params
  query?: Query
  body?: Body
  response?: Response
  /** The answer carries a secret: what is kept of it for an Idempotency-Key is sealed. */
  answersSecret?: true
  /** Other content types than application/json that the body may have (uploads). */
  consumes?: string[]
  /** Largest body in bytes, where it is not the configuration's. */
  bodyLimit?: number
  /** A limit beside what callers of the regime always have: see server/data/rate-limits.json. */
  limit?: RateKind
}

export type AnySchema = Schema

type OutputOf<Any> = Any extends z.ZodType ? z.output<Any> : undefined

/** What a handler of any regime receives beside its own scope: validated and decoded. */
export interface Inputs<Params, Query, Body> {
  params: OutputOf<Params>
  query: OutputOf<Query>
  body: OutputOf<Body>
}

/** What a handler returns: the response before encoding; without a schema nothing, a stream, or the reply it sent. */
export type Reply<Response> = Response extends z.ZodType ? z.output<Response> : Readable | FastifyReply | undefined
