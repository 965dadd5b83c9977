import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { MediaHost } from './media/media-host.ts'
import type { Account, AccountOptions } from './people/account.ts'
import type { Person, PersonOptions } from './people/person.ts'
import { Switchboard } from './switchboard.ts'
import { ClientStream } from './wire/client-stream.ts'
import { makeServerIdentity } from './wire/server-identity.ts'
import { World } from './world.ts'

export interface WhatsAppStandIn {
  /** For `waWebSocketUrl`. */
  url: string
  /** Public key of the root that vouches for this server, and the certificate (PEM) of its host of files. */
  root: Uint8Array
  certificate: string
  media: MediaHost
  addAccount(options: AccountOptions): Account
  addPerson(options: PersonOptions): Person
  /** The account's phone scans a QR code. @throws if no device shows it now. */
  scan(account: Account, qr: string): void
  /** A code that a device shows is typed into the account's phone. */
  typeCode(account: Account, code: string): Promise<void>
  /** Clients of an older version than this are turned away with 405. */
  requireVersion(version: string): void
  /** What clients asked that this server does not know, as `xmlns` and tag. */
  unknown: readonly string[]
  close(): Promise<void>
}

/** A WhatsApp of our own on loopback. What it speaks is in the README. */
export async function startWhatsApp(): Promise<WhatsAppStandIn> {
  const media = new MediaHost()
  await media.listen()
  const identity = makeServerIdentity()
  const world = new World(media)
  const switchboard = new Switchboard(world)
  const http = createServer((_, response) => response.writeHead(404).end())
  const sockets = new WebSocketServer({ server: http, path: '/ws/chat' })
  sockets.on('connection', (socket) => new ClientStream(socket, identity, switchboard))
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready))
  return {
    ...{ url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/ws/chat`, root: identity.root, media },
    ...{ certificate: media.certificate, unknown: switchboard.unknown },
    addAccount: (options) => world.addAccount(options),
    addPerson: (options) => world.addPerson(options),
    scan: (account, qr) => switchboard.scan(account, qr),
    typeCode: (account, code) => switchboard.typeCode(account, code),
    requireVersion: (version) => switchboard.requireVersion(version),
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      await new Promise((done) => http.close(done))
      await media.close()
    },
  }
}
