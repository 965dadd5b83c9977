import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../platform/metrics.ts'
import type { Services } from '../services.ts'

/** Measures every answer by its route's template, and tells how many connections the process holds. */
export function observeRequests(app: FastifyInstance, services: Pick<Services, 'metrics' | 'installation'>): void {
  app.addHook('onResponse', async (request, reply) => {
    const tenant = request.observedTenant
    services.metrics.observeHttp({
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
      tenant: tenant && { id: tenant.id, placement: tenant.placement.kind },
    })
  })
  observePools(services.metrics, services.installation.pools)
}

/** Read when somebody looks, not on a timer. */
function observePools(metrics: Metrics, pools: Services['installation']['pools']): void {
  const gauges = [
    ['recado_database_connections_open', 'Connections that all pools hold', 'open'],
    ['recado_database_connections_reserved', 'Connections that the budget has given to pools', 'reserved'],
    ['recado_database_pools', 'Pools that have connections, one a database and role', 'pools'],
    ['recado_database_connection_waiters', 'Callers that wait for a connection', 'waiting'],
  ] as const
  for (const [name, help, field] of gauges) {
    metrics.gauge({
      name,
      help,
      collect() {
        this.set(pools.usage()[field])
      },
    })
  }
}
