import { createServer } from 'node:net'

/** A TCP port of the loopback address that nobody listens on at this moment. */
export function findFreePort(): Promise<number> {
  return listenOnce(0)
}

/** True when somebody listens on the port, on the loopback address or on every address. */
export async function isPortTaken(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) if (await isTakenOn(port, host)) return true
  return false
}

async function isTakenOn(port: number, host: string): Promise<boolean> {
  try {
    await listenOnce(port, host)
    return false
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') return true
    // A machine without IPv6 has nobody listening there.
    if (code === 'EAFNOSUPPORT' || code === 'EADDRNOTAVAIL') return false
    throw error
  }
}

function listenOnce(port: number, host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port))
    })
  })
}
