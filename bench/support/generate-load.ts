import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import pg from 'pg'

/** A program: takes one order from its parent, makes the load, reports. */
export type LoadOrder = {
  connections: number
  seconds: number
} & (HttpLoad | BareLoad)

interface HttpLoad {
  kind: 'http'
  url: string
  headers: Record<string, string>
  /** Addresses in turn, each by each connection. With `body`, POSTs in which `$id` becomes a new id. */
  paths: string[]
  body?: string
}

/** `BEGIN; set_config; <insert>; COMMIT` in four messages; `$1` is the tenant, `$2` a new id, `$3` a text. */
interface BareLoad {
  kind: 'bare'
  url: string
  tenant: string
  insert: string
}

export interface LoadReport {
  done: number
  refused: number
  sample: string
  seconds: number
  p50: number
  p95: number
}

if (process.send !== undefined) {
  process.once('message', async (order: LoadOrder) => {
    const report = order.kind === 'http' ? await loadHttp(order) : await loadBare(order)
    process.send?.(report)
  })
}

async function loadHttp(order: LoadOrder & HttpLoad): Promise<LoadReport> {
  const times: number[] = []
  let refused = 0
  let sample = ''
  let next = 0
  const began = performance.now()
  await new Promise<void>((resolve, reject) => {
    const run = autocannon(
      {
        url: order.url,
        connections: order.connections,
        duration: order.seconds,
        headers: order.headers,
        requests: [
          {
            method: order.body === undefined ? 'GET' : 'POST',
            headers: { ...order.headers, ...(order.body === undefined ? {} : { 'content-type': 'application/json' }) },
            setupRequest: (request) => {
              next += 1
              const path = order.paths[next % order.paths.length] ?? '/'
              return {
                ...request,
                path,
                ...(order.body === undefined ? {} : { body: order.body.replace('$id', randomUUID()) }),
              }
            },
          },
        ],
      },
      (error) => (error ? reject(error) : resolve()),
    )
    run.on('response', (_client, status, _bytes, ms) => {
      times.push(ms)
      if (status >= 200 && status < 300) return
      refused += 1
      sample ||= `status ${status}`
    })
  })
  return report(times, began, refused, sample)
}

async function loadBare(order: LoadOrder & BareLoad): Promise<LoadReport> {
  const clients = await Promise.all(
    Array.from({ length: order.connections }, async () => {
      const client = new pg.Client({ connectionString: order.url })
      await client.connect()
      return client
    }),
  )
  const times: number[] = []
  const began = performance.now()
  const end = began + order.seconds * 1_000
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < end) {
        const start = performance.now()
        await client.query('BEGIN')
        await client.query(`SELECT set_config('app.tenant_id', '${order.tenant}', true)`)
        await client.query({
          name: 'i',
          text: order.insert,
          values: [order.tenant, randomUUID(), 'Bom dia, ainda tem?'],
        })
        await client.query('COMMIT')
        times.push(performance.now() - start)
      }
    }),
  )
  const result = report(times, began, 0, '')
  await Promise.all(clients.map((client) => client.end()))
  return result
}

function report(times: number[], began: number, refused: number, sample: string): LoadReport {
  times.sort((a, b) => a - b)
  return {
    done: times.length,
    refused,
    sample,
    seconds: (performance.now() - began) / 1_000,
    p50: times[Math.floor(times.length * 0.5)] ?? 0,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
  }
}
