import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type CapturedMail = {
  /** Who the envelope says it is from and for: what a server acts on, whatever the headers say. */
  envelope: { from: string; to: string[] }
  /** The message as it came. */
  raw: string
  parsed: Email
}

export type SmtpStage = 'connect' | 'recipient' | 'data'

export type SmtpStandIn = {
  host: string
  port: number
  /** `smtp://` or, with `tls: 'implicit'`, `smtps://`, with the user and password if there are any. */
  url: string
  mails: CapturedMail[]
  /** Connections since the start: shows whether a client keeps its own. */
  connections: number
  /** The next `times` attempts are answered with this code at this stage. */
  refuseNext(times: number, refusal: { stage: SmtpStage; code: number; message?: string }): void
  /** The next `times` attempts are cut without an answer when the message has come. */
  dropNext(times: number): void
  /** Every message is answered this much later. */
  delay(ms: number): void
  /** The mails, once there are at least `count`. @throws Error after `timeoutMs` */
  waitFor(count: number, timeoutMs?: number): Promise<CapturedMail[]>
  close(): Promise<void>
}

export type SmtpOptions = {
  user?: { name: string; password: string }
  /** `implicit` speaks TLS at once, with a certificate that nobody signed. Default: no TLS at all. */
  tls?: 'none' | 'starttls' | 'implicit'
}

/** A mail server on loopback for tests: keeps what it gets, and fails as it is told. */
export async function startSmtp(options: SmtpOptions = {}): Promise<SmtpStandIn> {
  const { user, tls = 'none' } = options
  const sockets = new Set<Socket>()
  const refusals: { stage: SmtpStage; code: number; message?: string }[] = []
  let drops = 0
  let delayMs = 0

  const takeRefusal = (stage: SmtpStage): Error | null => {
    const at = refusals.findIndex((refusal) => refusal.stage === stage)
    const [refusal] = at < 0 ? [] : refusals.splice(at, 1)
    if (!refusal) return null
    return Object.assign(new Error(refusal.message ?? 'Told to refuse'), { responseCode: refusal.code })
  }

  const server = new SMTPServer({
    secure: tls === 'implicit',
    disabledCommands: [...(tls === 'starttls' ? [] : ['STARTTLS']), ...(user ? [] : ['AUTH'])],
    allowInsecureAuth: tls === 'none',
    authOptional: !user,
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect: (_session, done) => done(takeRefusal('connect')),
    onRcptTo: (_address, _session, done) => done(takeRefusal('recipient')),
    onAuth(auth, _session, done) {
      const known = user && auth.username === user.name && auth.password === user.password
      if (known) done(null, { user: user.name })
      else done(Object.assign(new Error('Authentication credentials invalid'), { responseCode: 535 }))
    },
    onData(stream, session, done) {
      const take = async (): Promise<Error | null> => {
        const raw = await buffer(stream)
        if (drops > 0) {
          drops--
          for (const socket of sockets) socket.destroy()
          return null
        }
        await sleep(delayMs)
        const refusal = takeRefusal('data')
        if (refusal) return refusal
        const { mailFrom, rcptTo } = session.envelope
        const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) }
        standIn.mails.push({ envelope, raw: raw.toString('utf8'), parsed: await PostalMime.parse(raw) })
        return null
      }
      take().then(done, done)
    },
  })
  // A client that leaves in the middle is an event of the tests, not a fault of the server.
  server.on('error', () => {})
  server.server.on('connection', () => {
    standIn.connections++
  })
  // Node 24.21 ends with a segmentation fault when the plain socket below a TLS socket is destroyed during the
  // handshake, so with TLS only the socket above it is held.
  server.server.on(tls === 'implicit' ? 'secureConnection' : 'connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const listener = server.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo
  const login = user ? `${encodeURIComponent(user.name)}:${encodeURIComponent(user.password)}@` : ''

  const standIn: SmtpStandIn = {
    host: '127.0.0.1',
    port,
    url: `${tls === 'implicit' ? 'smtps' : 'smtp'}://${login}127.0.0.1:${port}`,
    mails: [],
    connections: 0,
    refuseNext(times, refusal) {
      for (let at = 0; at < times; at++) refusals.push(refusal)
    },
    dropNext(times) {
      drops = times
    },
    delay(ms) {
      delayMs = ms
    },
    async waitFor(count, timeoutMs = 120_000) {
      const end = performance.now() + timeoutMs
      // Ends: after timeoutMs.
      while (standIn.mails.length < count) {
        if (performance.now() > end) throw new Error(`${standIn.mails.length} of ${count} mails came in time`)
        await sleep(10)
      }
      return standIn.mails
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(resolve))
    },
  }
  return standIn
}
