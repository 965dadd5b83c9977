import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { findFreePort, isPortTaken } from './free-port.ts'

test('a free port is one that the system gives to no outgoing connection, until somebody listens there', async () => {
  const port = await findFreePort()
  // The lowest that Linux gives away, and the lowest of all systems we run on.
  expect(port).toBeLessThan(32_768)
  expect(await isPortTaken(port)).toBe(false)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  expect(await isPortTaken(port)).toBe(true)
  await new Promise((resolve) => server.close(resolve))
})
