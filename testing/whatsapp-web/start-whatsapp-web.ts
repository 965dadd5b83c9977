import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { rolldown } from 'rolldown'
import { type WebSocket, WebSocketServer } from 'ws'
import { makeCertificate } from '../whatsapp/media/make-certificate.ts'
import { WebAccount } from './web-account.ts'
import type { FromPage, Me, PageContact, StoredMessage } from './wire.ts'

export interface WhatsAppWebStandIn {
  /** For a browser's `--host-resolver-rules`: `wss://127.0.0.1:<port>`. */
  url: string
  /** Modules that the library asked for and the page does not have. */
  unknown: string[]
  addAccount(me: Me): WebAccount
  /** Somebody whom every account can write to. */
  addPerson(person: { phone: string; lid: string; name: string }): WebPerson
  /** The account's phone reads the QR code that a page shows. @throws where no page shows it */
  scan(account: WebAccount, qr: string): void
  /** Codes to be typed in are refused from now on. */
  refuseCodes(): void
  /** Nobody scanned: pages that show a QR code get no other. */
  endCodes(): void
  close(): Promise<void>
}

export interface WebPerson {
  /** @returns the message's id */
  say(account: WebAccount, text: string): string
  send(account: WebAccount, message: Partial<StoredMessage>): string
  /** Puts a file at the host; the path by which messages name it. */
  upload(bytes: Uint8Array): string
  react(account: WebAccount, messageId: string, emoji: string): void
  edit(account: WebAccount, messageId: string, text: string): void
  remove(account: WebAccount, messageId: string): void
  reads(account: WebAccount, messageId: string): void
  /** What reached this person, oldest first; nothing is joined. */
  shown: StoredMessage[]
}

/** WhatsApp Web's page and its server on loopback: as much of both as whatsapp-web.js and our driver ask for. */
export async function startWhatsAppWeb(): Promise<WhatsAppWebStandIn> {
  const { key, certificate } = makeCertificate()
  const files = new Map<string, Uint8Array>()
  const accounts: WebAccount[] = []
  const people = new Map<string, { contact: PageContact; shown: StoredMessage[] }>()
  const refs = new Map<string, WebSocket>()
  const unknown: string[] = []
  let refusesCodes = false

  const server = createServer({ key, cert: certificate }, (request, response) => {
    void answer(request, response, files)
  })
  const lines = new WebSocketServer({ server, path: '/line' })
  lines.on('connection', (line) => {
    let account: WebAccount | undefined
    const showCode = () => {
      const ref = randomUUID()
      refs.set(ref, line)
      line.send(JSON.stringify({ t: 'ref', ref }))
    }
    line.on('message', (data) => {
      const message: FromPage = JSON.parse(data.toString())
      switch (message.t) {
        case 'hello':
          account = accounts.find(({ device }) => device !== undefined && device === message.device)
          if (account !== undefined) account.open(line, contacts())
          else if (message.device !== null) line.send(JSON.stringify({ t: 'logged_out' }))
          else showCode()
          return
        case 'refresh':
          return showCode()
        case 'code':
          return reply(line, message.call, refusesCodes ? null : 'ABCD1234')
        case 'exists':
          return reply(
            line,
            message.call,
            [...people.values()].find(({ contact }) => phoneOf(contact) === message.phone)?.contact.pn ?? null,
          )
        case 'unknown':
          unknown.push(message.module)
          return
        case 'send':
          people.get(message.message.chat)?.shown.push(message.message)
      }
      account?.hear(message)
    })
  })
  const contacts = () => [...new Set(people.values())].map(({ contact }) => contact)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))

  return {
    url: `wss://127.0.0.1:${(server.address() as AddressInfo).port}`,
    unknown,
    addAccount(me) {
      const account = new WebAccount(me)
      accounts.push(account)
      return account
    },
    addPerson({ phone, lid, name }) {
      const contact = { lid, pn: `${phone.slice(1)}@c.us`, name }
      const person = { contact, shown: [] as StoredMessage[] }
      // The same person by either address.
      people.set(contact.lid, person).set(contact.pn, person)
      const send = (account: WebAccount, message: Partial<StoredMessage>) => {
        const id = `3A${randomUUID().replaceAll('-', '').slice(0, 18).toUpperCase()}`
        const t = Math.floor(Date.now() / 1_000)
        account.push({ ...{ id, chat: lid, fromMe: false, type: 'chat', t, ack: 1, notifyName: name }, ...message })
        return id
      }
      return {
        shown: person.shown,
        send,
        say: (account, body) => send(account, { body }),
        upload(bytes) {
          const path = `/media/${randomUUID()}`
          files.set(path, bytes)
          return path
        },
        react: (account, id, emoji) =>
          account.change(id, lid, { act: 'react', emoji, id: randomUUID(), fromMe: false }),
        edit: (account, id, text) => account.change(id, lid, { act: 'edit', text }),
        remove: (account, id) => account.change(id, lid, { act: 'delete' }),
        reads: (account, id) => account.acknowledge(id, 3),
      }
    },
    scan(account, qr) {
      const line = refs.get(qr.split(',')[0] ?? '')
      if (line === undefined) throw new Error('no page shows this code')
      account.device = randomUUID()
      line.send(JSON.stringify({ t: 'paired', device: account.device }))
    },
    endCodes() {
      for (const line of refs.values()) line.send(JSON.stringify({ t: 'state', state: 'UNPAIRED_IDLE' }))
      refs.clear()
    },
    refuseCodes() {
      refusesCodes = true
    },
    async close() {
      for (const line of lines.clients) line.terminate()
      lines.close()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function phoneOf({ pn }: PageContact): string {
  return `+${pn.split('@')[0]}`
}

function reply(line: WebSocket, call: number, result: string | null): void {
  line.send(JSON.stringify({ t: 'reply', call, result }))
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: Map<string, Uint8Array>,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'https://localhost')
  if (pathname === '/media' && request.method === 'POST') {
    const path = `/media/${randomUUID()}`
    files.set(path, Buffer.concat(await Array.fromAsync(request)))
    return void response.end(path)
  }
  const file = files.get(pathname)
  if (file !== undefined) return void response.end(file)
  if (pathname === '/') {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    return void response.end(readFileSync(new URL('./page/page.html', import.meta.url)))
  }
  if (pathname === '/page.js') {
    response.setHeader('content-type', 'text/javascript; charset=utf-8')
    return void response.end(await pageScript())
  }
  response.statusCode = 404
  response.end()
}

/** The page's program as one file. */
async function pageScript(): Promise<string> {
  const build = await rolldown({ input: path.join(import.meta.dirname, 'page/app.ts') })
  const { output } = await build.generate({ format: 'iife' })
  await build.close()
  return output[0].code
}
