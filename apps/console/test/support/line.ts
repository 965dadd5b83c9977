import { connect, createServer, type Socket } from 'node:net'

/** The network between browsers and the server, which may be cut. */
export interface Line {
  /** Breaks every connection and takes none: the server is out of reach, though the browser thinks that it has a line. */
  cut(): Promise<void>
  mend(): Promise<void>
  close(): Promise<void>
}

/** Carries what comes to `port` on to `target`, both of this machine. */
export async function openLine(port: number, target: number): Promise<Line> {
  const pairs = new Set<readonly [Socket, Socket]>()
  const server = createServer((client) => {
    const upstream = connect({ port: target, host: '127.0.0.1' })
    const pair = [client, upstream] as const
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      for (const socket of pair) socket.destroy()
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
    client.pipe(upstream).pipe(client)
  })
  const mend = () =>
    new Promise<void>((resolve, reject) => {
      if (server.listening) return resolve()
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject)
        resolve()
      })
    })
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const [client, upstream] of [...pairs]) {
        client.resetAndDestroy()
        upstream.destroy()
      }
    })
  await mend()
  return { cut, mend, close: () => (server.listening ? cut() : Promise.resolve()) }
}
