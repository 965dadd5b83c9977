import type { Readable } from 'node:stream'
import type { Endpoint } from '@recado/contracts/endpoint'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { z } from 'zod'
import type { RateKind } from '../platform/rate-limit/rate-policies.ts'
import type { Services } from '../services.ts'

/** Which door a route stands behind: who may call it at all. */
export type Regime = 'public' | 'widget' | 'bot' | 'account' | 'console' | 'partner' | 'platform'

/** A route as the list in routes.ts holds it. `name` is unique: tests, metrics and the isolation matrix use it. */
export interface Route {
  name: string
  regime: Regime
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  register(app: FastifyInstance, services: Services): void
}

type Schema = z.ZodType | undefined

/** What the server alone knows of a route; handler and permission are its regime's. */
export interface RouteRules {
  /** The answer carries a secret: what is kept of it for an Idempotency-Key is sealed. */
  answersSecret?: true
  /** Largest body in bytes, where it is not the configuration's. */
  bodyLimit?: number
  /** A limit beside what callers of the regime always have: see server/data/rate-limits.json. */
  limit?: RateKind
}

/** An endpoint with the server's rules. Params, query, body and response are inferred from their schemas. */
export interface RouteDescription<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Response extends Schema = Schema,
> extends Omit<Endpoint<Params, Query, Body, Response>, 'path'>,
    RouteRules {
  url: string
}

/** The one place where an endpoint becomes a route's description. */
export function describeRoute<Rules extends RouteRules>(endpoint: Endpoint, rules: Rules): RouteDescription & Rules {
  const { path, ...described } = endpoint
  return { ...described, url: path, ...rules }
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
