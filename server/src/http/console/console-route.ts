import type { Endpoint } from '@recado/contracts/endpoint'
import type { Permission } from '@recado/contracts/permissions'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { findLastAct } from '../../core/audit/index.ts'
import { requireOpenFor, type TenantUse } from '../../core/tenants/lifecycle.ts'
import { errors } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import type { ApiKeyActor, MemberActor } from '../../tenancy/actor.ts'
import { errors as tenancyErrors } from '../../tenancy/errors.ts'
import { lockEdits } from '../../tenancy/lock-edits.ts'
import { requirePermission } from '../../tenancy/policy.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import type { RequestOrigin, ScopeSource, TenantScope } from '../../tenancy/tenant-scope.ts'
import { runIdempotent } from '../idempotency.ts'
import { readCaller } from '../read-caller.ts'
import { registerRoute } from '../register-route.ts'
import { requireUnchanged } from '../require-unchanged.ts'
import {
  type AnySchema,
  describeRoute,
  type Inputs,
  type Reply,
  type Route,
  type RouteDescription,
  type RouteRules,
} from '../route.ts'

export interface ConsoleRules {
  /** Exactly one; 'signed_in' for what concerns the caller alone. */
  permission: Permission | 'signed_in'
  /** What the call uses the tenant for, which a suspended tenant may be refused. By default GET reads, others write. */
  use?: TenantUse
}

export interface ConsoleCall {
  services: Services
  request: FastifyRequest
  reply: FastifyReply
  tenant: Tenant
  actor: MemberActor | ApiKeyActor
  /** To open a scope with: `services.withTenant(source, …)`. */
  source: ScopeSource & { actor: MemberActor | ApiKeyActor; origin: RequestOrigin }
}

const SECURITY: readonly Record<string, string[]>[] = [{ access_token: [] }, { api_key: [] }]

interface ConsoleBinding<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
  Call,
> extends RouteRules,
    ConsoleRules {
  handler(inputs: Inputs<Params, Query, Body> & Call): Promise<Reply<Response>>
}

interface ScopedBinding<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
> extends ConsoleBinding<Params, Query, Body, Response, ConsoleCall & { scope: TenantScope }> {
  /** What an edit is of: with If-Match it is refused when that is no longer what the caller began with. */
  edits?: Edited<Inputs<Params, Query, Body> & { scope: TenantScope }>
}

type AnyScopedBinding = ScopedBinding<AnySchema, AnySchema, AnySchema, AnySchema>
type AnyBinding = ConsoleBinding<AnySchema, AnySchema, AnySchema, AnySchema, ConsoleCall>

/**
 * A route of a tenant's people and API keys that runs in one transaction: `handler` gets the open scope. A POST with an
 * Idempotency-Key stores its answer in that same transaction, so a repeated request cannot act twice.
 */
export function consoleRoute<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
>(endpoint: Endpoint<Params, Query, Body, Response>, binding: ScopedBinding<Params, Query, Body, Response>): Route
export function consoleRoute(endpoint: Endpoint, binding: AnyScopedBinding): Route {
  const definition = describeRoute(endpoint, binding)
  return define(definition, (call) =>
    runIdempotent(call, definition, async (scope) => {
      const inputs = { ...call, scope } as never
      if (definition.edits !== undefined) await requireUnchangedRow(definition, definition.edits as never, inputs)
      return definition.handler(inputs)
    }),
  )
}

export interface Edited<Call> {
  /** As acts in the audit name it. */
  kind: string
  /** As it stands, with its revision; undefined when there is none, which the handler says. */
  read(call: Call): Promise<{ revision: string } | undefined>
}

/** The lock makes the comparison and the write one step, also against those who send no If-Match. */
async function requireUnchangedRow(
  { response }: RouteDescription,
  { kind, read }: Edited<unknown>,
  call: ConsoleCall & { scope: TenantScope; params: { id: string } },
): Promise<void> {
  const { scope, request, params } = call
  await lockEdits(scope, kind, params.id)
  if (request.headers['if-match'] === undefined) return
  const readLastChange = () => findLastAct(scope, { kind, id: params.id })
  await requireUnchanged(request, await read(call), { response, readLastChange })
}

/** The same without an open transaction, for what awaits the network or spans several: it opens scopes by `source`. */
export function consoleAction<
  Params extends AnySchema,
  Query extends AnySchema,
  Body extends AnySchema,
  Response extends AnySchema,
>(
  endpoint: Endpoint<Params, Query, Body, Response>,
  binding: ConsoleBinding<Params, Query, Body, Response, ConsoleCall>,
): Route
export function consoleAction(endpoint: Endpoint, binding: AnyBinding): Route {
  const definition = describeRoute(endpoint, binding)
  return define(definition, (call) => definition.handler(call as never))
}

function define(definition: RouteDescription & ConsoleRules, run: (call: ConsoleCall) => Promise<unknown>): Route {
  return {
    name: definition.name,
    regime: 'console',
    method: definition.method,
    url: definition.url,
    register: (app, services) =>
      registerRoute(app, definition, {
        security: SECURITY,
        admit: (request, reply) => admit(services, { request, reply }, definition),
        handle: (admission, request, reply) => {
          const { params, query, body } = request
          const call = { params, query, body, services, request, reply, ...admission }
          return run(call)
        },
      }),
  }
}

/** @throws unauthenticated, rate_limited, tenant_missing, tenant_unknown, tenant_mismatch, forbidden, tenant_busy, and the lifecycle's refusals. */
async function admit(
  services: Services,
  exchange: { request: FastifyRequest; reply: FastifyReply },
  rules: RouteDescription & ConsoleRules,
): Promise<Pick<ConsoleCall, 'tenant' | 'actor' | 'source'>> {
  const { principal, tenant, origin } = await readCaller(services, exchange, rules.limit)
  if (tenant === undefined) throw tenancyErrors.tenant_missing()
  const { actor } = principal
  // A partner's or the platform's own token speaks for no tenant; it must enter one first.
  if (actor.kind !== 'member' && actor.kind !== 'api_key') throw errors.forbidden()
  if (rules.permission !== 'signed_in') requirePermission(actor, rules.permission)
  else if (actor.kind !== 'member') throw errors.forbidden()
  services.turns.refuseFull(tenant.id)
  requireOpenFor(tenant, rules.use ?? (rules.method === 'GET' ? 'read' : 'write'))
  return { tenant, actor, source: { tenant, actor, origin } }
}
