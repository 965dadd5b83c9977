import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that takes everything that bots deliver, and counts it: what is measured beside it are the bots. */
export interface TakingServer {
  url: string
  /** Messages of customers that were taken. */
  heard(): number
  /** Resolves with the next delivery of messages. */
  next(): Promise<void>
  close(): void
}

export async function openTakingServer(): Promise<TakingServer> {
  let count = 0
  let tell = Promise.withResolvers<void>()
  const server = createServer(async (request, response) => {
    const body = (await Array.fromAsync(request)).join('')
    const isIncoming = request.url?.endsWith('/incoming') ?? false
    const events = isIncoming ? (JSON.parse(body) as { events: { event_id: string; event: string }[] }).events : []
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ results: events.map(({ event_id }) => ({ event_id, outcome: 'stored' })) }))
    const messages = events.filter(({ event }) => event === 'message').length
    if (messages === 0) return
    count += messages
    tell.resolve()
    tell = Promise.withResolvers()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: () => count,
    next: () => tell.promise,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
