import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BOT_TOKEN_HEADER } from '@recado/contracts/bots'

/** A server that takes everything that bots deliver, and counts it: what is measured beside it are the bots. */
export interface TakingServer {
  url: string
  /** Messages of customers that were taken. */
  heard(): number
  /** Whom to tell of each code that a bot shows. */
  onCode(told: (token: string, code: string) => void): void
  close(): void
}

interface Delivery {
  events?: { event_id: string; event: string }[]
  qr_code?: string | null
}

export async function openTakingServer(): Promise<TakingServer> {
  let count = 0
  let told: (token: string, code: string) => void = () => undefined
  const server = createServer(async (request, response) => {
    const body = (await Array.fromAsync(request)).join('')
    const { events = [], qr_code: code } = JSON.parse(body) as Delivery
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ results: events.map(({ event_id }) => ({ event_id, outcome: 'stored' })) }))
    if (typeof code === 'string') told(String(request.headers[BOT_TOKEN_HEADER]), code)
    count += events.filter(({ event }) => event === 'message').length
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: () => count,
    onCode: (listener) => {
      told = listener
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
