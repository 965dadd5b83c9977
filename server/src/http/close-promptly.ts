import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

const LOOK_EVERY_MS = 100

/**
 * Lets a closing app wait for requests under way, and for nothing else. Node's own close waits for two kinds more, until
 * the process is killed: connections that browsers open in advance and never asked anything on, and those whose last
 * answer is given after the close began.
 */
export function closePromptly(app: FastifyInstance): void {
  const silent = new Set<Socket>()
  const { server } = app
  server.on('connection', (socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  server.on('request', ({ socket }) => silent.delete(socket))
  app.addHook('onListen', async () => {
    // Where nobody serves sockets Node answers an upgrade as an ordinary request. A listener of ours would end that, and
    // what nobody takes is never closed: a stop waited for it until the kill.
    if (server.listenerCount('upgrade') > 0) server.on('upgrade', ({ socket }) => silent.delete(socket))
  })
  app.addHook('preClose', async () => {
    // What never listened says nothing when it is closed.
    if (!server.listening) return
    for (const socket of silent) socket.destroy()
    const looking = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS)
    server.once('close', () => clearInterval(looking))
  })
}
