import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'

const Status = z.object({ status: z.literal('ok') })

export const operationEndpoints = {
  health: defineEndpoint({
    name: 'health',
    method: 'GET',
    path: '/healthz',
    tag: 'Operation',
    summary: 'Whether the process lives.',
    response: Status,
  }),
  readiness: defineEndpoint({
    name: 'readiness',
    method: 'GET',
    path: '/readyz',
    tag: 'Operation',
    summary: 'Whether the process can serve.',
    response: Status,
  }),
  metrics: defineEndpoint({
    name: 'metrics',
    method: 'GET',
    path: '/metrics',
    tag: 'Operation',
    summary: 'Measurements in Prometheus’ text format.',
  }),
}
