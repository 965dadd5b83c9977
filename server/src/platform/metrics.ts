import {
  Counter,
  type CounterConfiguration,
  collectDefaultMetrics,
  Gauge,
  type GaugeConfiguration,
  Histogram,
  type HistogramConfiguration,
  Registry,
} from 'prom-client'
import { boundedLabel } from './metrics/bounded-label.ts'

export type PlacementKind = 'shared' | 'schema' | 'database'

export type HttpObservation = {
  method: string
  /** The route's template (`/api/v1/conversations/:id`), never the address; undefined when no route matched. */
  route: string | undefined
  status: number
  seconds: number
  /** Undefined on routes without a tenant. */
  tenant: { id: string; placement: PlacementKind } | undefined
}

export type Metrics = {
  observeHttp(observation: HttpObservation): void
  counter<Label extends string>(options: CounterConfiguration<Label>): Counter<Label>
  gauge<Label extends string>(options: GaugeConfiguration<Label>): Gauge<Label>
  histogram<Label extends string>(options: HistogramConfiguration<Label>): Histogram<Label>
  /** The body of /metrics and its content type. */
  render(): Promise<{ contentType: string; body: string }>
}

/**
 * A registry of its own, with the process' metrics in it.
 *
 * Tenants in labels: the latency histogram carries only the kind of placement, because its 14 series per label set
 * times 200 routes times 1,000 tenants would be millions. Per tenant there is one plain counter by class of status, at
 * most 5 series each, for the first `maxTenants` tenants seen; later ones count together as `other`. What is finer is
 * in the logs (`tenant_id`) and in the usage tables.
 */
export function createMetrics(options: { processMetrics?: boolean; maxTenants?: number } = {}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (options.processMetrics ?? true) collectDefaultMetrics({ register: registry })

  const duration = new Histogram({
    name: 'recado_http_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route', 'status', 'placement'],
    // Lists answer in about 4 ms and uploads in seconds: finer below 50 ms, where regressions show first.
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers,
  })
  const byTenant = new Counter({
    name: 'recado_tenant_http_requests_total',
    help: 'Requests by tenant and class of status',
    labelNames: ['tenant', 'status_class'],
    registers,
  })
  const tenantLabel = boundedLabel(options.maxTenants ?? 1000)

  return {
    observeHttp({ method, route, status, seconds, tenant }) {
      duration.observe(
        {
          method: KNOWN_METHODS.has(method) ? method : 'OTHER',
          route: route ?? 'unmatched',
          status: String(status),
          placement: tenant?.placement ?? 'none',
        },
        seconds,
      )
      if (tenant) byTenant.inc({ tenant: tenantLabel(tenant.id), status_class: `${Math.floor(status / 100)}xx` })
    },
    counter: (configuration) => new Counter({ ...configuration, registers }),
    gauge: (configuration) => new Gauge({ ...configuration, registers }),
    histogram: (configuration) => new Histogram({ ...configuration, registers }),
    render: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  }
}

const KNOWN_METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
