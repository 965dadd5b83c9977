import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

export interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

export interface Receiver {
  /** `path` tells tests' endpoints apart. */
  url(path: string): string
  /** What arrived at a path, in order. */
  at(path: string): Received[]
  /** What to answer at a path from now on; 204 unless told. */
  answer(path: string, status: number, body?: string): void
  close(): Promise<void>
}

/** A real HTTP server that keeps what it is sent. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const answers = new Map<string, { status: number; body: string }>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = (request.url ?? '').slice(1)
      received.push({ path, headers: request.headers, body: Buffer.concat(chunks).toString() })
      const { status, body } = answers.get(path) ?? { status: 204, body: '' }
      response.writeHead(status).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (path) => `http://127.0.0.1:${port}/${path}`,
    at: (path) => received.filter((request) => request.path === path),
    answer: (path, status, body = '') => {
      answers.set(path, { status, body })
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Whether a secret made one of the request's signatures. (The library's own `verify` compares with today's clock.) */
export function isSignedBy(secret: string, { headers, body }: Received): boolean {
  const at = new Date(Number(headers['webhook-timestamp']) * 1_000)
  const signature = new Webhook(secret).sign(String(headers['webhook-id']), at, body)
  return String(headers['webhook-signature']).split(' ').includes(signature)
}
