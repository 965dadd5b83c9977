import { register as globalRegistry } from 'prom-client'
import { expect, test } from 'vitest'
import { createMetrics } from './metrics.ts'

const quiet = () => createMetrics({ processMetrics: false, maxTenants: 3 })
const shared = (id: string) => ({ id, placement: 'shared' as const })

async function linesOf(metrics: ReturnType<typeof createMetrics>): Promise<string[]> {
  const { body } = await metrics.render()
  return body.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
}

test('the page carries the process and nothing goes to the global registry', async () => {
  const metrics = createMetrics()
  const { contentType, body } = await metrics.render()
  expect(contentType).toMatch(/^text\/plain/)
  expect(body).toMatch(/^process_resident_memory_bytes \d+/m)
  expect(body).toMatch(/^nodejs_eventloop_lag_seconds /m)
  expect(globalRegistry.getMetricsAsArray()).toEqual([])
})

test('requests are timed by route template, method, status and placement', async () => {
  const metrics = quiet()
  metrics.observeHttp({ method: 'GET', route: '/a/:id', status: 200, seconds: 0.003, tenant: shared('t1') })
  metrics.observeHttp({ method: 'GET', route: '/a/:id', status: 200, seconds: 0.3, tenant: shared('t2') })
  metrics.observeHttp({ method: 'GET', route: '/health', status: 503, seconds: 0.001, tenant: undefined })
  const lines = await linesOf(metrics)
  const labels = 'method="GET",route="/a/:id",status="200",placement="shared"'
  expect(lines).toContain(`recado_http_request_duration_seconds_count{${labels}} 2`)
  expect(lines).toContain(`recado_http_request_duration_seconds_bucket{le="0.005",${labels}} 1`)
  expect(lines.join()).toContain('route="/health",status="503",placement="none"')
})

test('what clients invent does not make series', async () => {
  const metrics = quiet()
  for (let i = 0; i < 50; i++) {
    metrics.observeHttp({ method: `X${i}`, route: undefined, status: 404, seconds: 0.001, tenant: undefined })
  }
  const counts = (await linesOf(metrics)).filter((line) =>
    line.startsWith('recado_http_request_duration_seconds_count'),
  )
  expect(counts).toEqual([
    'recado_http_request_duration_seconds_count{method="OTHER",route="unmatched",status="404",placement="none"} 50',
  ])
})

test('tenants are counted one by one up to the limit, then together', async () => {
  const metrics = quiet()
  for (const id of ['a', 'b', 'c', 'd', 'e', 'a']) {
    metrics.observeHttp({ method: 'GET', route: '/', status: 201, seconds: 0.001, tenant: shared(id) })
  }
  const counts = (await linesOf(metrics)).filter((line) => line.startsWith('recado_tenant'))
  expect(counts).toEqual([
    'recado_tenant_http_requests_total{tenant="a",status_class="2xx"} 2',
    'recado_tenant_http_requests_total{tenant="b",status_class="2xx"} 1',
    'recado_tenant_http_requests_total{tenant="c",status_class="2xx"} 1',
    'recado_tenant_http_requests_total{tenant="other",status_class="2xx"} 2',
  ])
})

test('others add their own, once', async () => {
  const metrics = quiet()
  const sent = metrics.counter({ name: 'recado_mails_total', help: 'Mails', labelNames: ['result'] })
  metrics.gauge({
    name: 'recado_outbox_rows',
    help: 'Rows',
    collect() {
      this.set(7)
    },
  })
  metrics.histogram({ name: 'recado_job_seconds', help: 'Jobs', buckets: [1] }).observe(0.5)
  sent.inc({ result: 'sent' })
  const lines = await linesOf(metrics)
  expect(lines).toContain('recado_mails_total{result="sent"} 1')
  expect(lines).toContain('recado_outbox_rows 7')
  expect(lines).toContain('recado_job_seconds_count 1')
  expect(() => metrics.counter({ name: 'recado_mails_total', help: 'again' })).toThrow(/already been registered/)
})
