import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

// Below what systems give to outgoing connections (Linux from 32768, others from 49152), each of which may take a port that
// was found free before whoever asked for it listens; above most of what services are known by.
const FIRST = 20_000
const LAST = 29_999
const TRIES = 50

/**
 * A TCP port that nobody listens on, and that stays free until somebody does: the system gives it to nobody by itself.
 *
 * @throws when so many in a row are taken that something else must be wrong.
 */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = randomInt(FIRST, LAST + 1)
    if (!(await isPortTaken(port))) return port
  }
  throw new Error(`no free port between ${FIRST} and ${LAST} in ${TRIES} tries`)
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

function listenOnce(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve()))
  })
}
