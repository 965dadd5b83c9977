import type { Endpoint } from '@recado/contracts/endpoint'
import { ConnectionId, TenantId } from '@recado/contracts/ids'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { requireOpenFor } from '../../core/tenants/index.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { type Connection, findConnection, openAccess } from '../../zap/connections/index.ts'
import { enforceLimit } from '../enforce-limit.ts'
import { registerRoute } from '../register-route.ts'
import { readOrigin } from '../request-context.ts'
import { type AnySchema, describeRoute, type Inputs, type Reply, type Route, type RouteRules } from '../route.ts'
import { withRawBodies } from '../with-raw-bodies.ts'

export interface MetaCall {
  services: Services
  request: FastifyRequest
  reply: FastifyReply
  tenant: Tenant
  source: ScopeSource
  connection: Connection
  access: NonNullable<ReturnType<typeof openAccess>>
  /** As they were sent: what is signed. */
  bytes: Buffer
}

interface MetaBinding<Params extends AnySchema, Query extends AnySchema, Response extends AnySchema>
  extends RouteRules {
  handler(inputs: Inputs<Params, Query, undefined> & MetaCall): Promise<Reply<Response>>
}

/**
 * A route that Meta calls for one number. The address names it and proves nothing: the handler looks at the token or the
 * signature. Whatever number there is not is one answer, so that nothing can be found out by asking.
 */
export function metaRoute<Params extends AnySchema, Query extends AnySchema, Response extends AnySchema>(
  endpoint: Endpoint<Params, Query, undefined, Response>,
  binding: MetaBinding<Params, Query, Response>,
): Route
export function metaRoute(endpoint: Endpoint, binding: MetaBinding<AnySchema, AnySchema, AnySchema>): Route {
  const description = describeRoute(endpoint, binding)
  const { name, method, url } = description
  return {
    name,
    method,
    url,
    regime: 'bot',
    register: (app, services) =>
      withRawBodies(app, (own) =>
        registerRoute(own, description, {
          security: [],
          admit: (request, reply) => admitMeta(services, { request, reply }),
          handle: (found, request, reply) => {
            const { params, query, body } = request
            const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
            return description.handler({ params, query, services, request, reply, bytes, ...found } as never)
          },
        }),
      ),
  }
}

/** @throws not_found (404), rate_limited (429), tenant_cancelled (403), tenant_erased (410), tenant_busy (503) */
async function admitMeta(services: Services, exchange: { request: FastifyRequest; reply: FastifyReply }) {
  const { request } = exchange
  const found = await findNumber(services, request)
  if (found === undefined) {
    await enforceLimit(services, exchange, {}, ['refused'])
    throw platformErrors.not_found()
  }
  const { tenant, connection } = found
  request.observedTenant = tenant
  await enforceLimit(services, exchange, { tenant, connectionId: connection.id }, ['bot'])
  requireOpenFor(tenant, 'inbound')
  services.turns.refuseFull(tenant.id)
  return found
}

async function findNumber({ tenants, withTenant, keyring }: Services, request: FastifyRequest) {
  const params = request.params as { id: string; connection: string }
  const tenantId = TenantId.safeDecode(params.id)
  const connectionId = ConnectionId.safeDecode(params.connection)
  if (!tenantId.success || !connectionId.success) return undefined
  const tenant = await tenants.find({ id: tenantId.data })
  if (tenant === undefined || tenant.status === 'erased') return undefined
  const source: ScopeSource = { tenant, actor: { kind: 'system', name: 'whatsapp' }, origin: readOrigin(request) }
  const connection = await withTenant(source, (scope) => findConnection(scope, connectionId.data))
  if (connection === undefined || connection.deleted_at !== null) return undefined
  const access = openAccess(keyring, tenant.id, connection)
  return access === undefined ? undefined : { tenant, source, connection, access }
}
