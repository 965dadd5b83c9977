import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import { IncomingBody, QrWebhook, StatusWebhook } from '@recado/contracts/bots'
import { Webhook } from 'standardwebhooks'

export interface ReceivedEvent {
  seq: number
  bot: string
  event: string
  chat: string
  messageId: string
  payload: unknown
}

export interface BotCredentials {
  tenantId: string
  token: string
  secret: string
}

/**
 * The least that a server must do for its bots: knows each by its token, checks every signature and body, and stores an
 * event once, before it answers. Not a product: what the real one is measured against.
 */
export class ReceivingServer {
  readonly #database: DatabaseSync
  readonly #bots: Map<string, BotCredentials>
  readonly #server = createServer((request, response) => {
    void this.#answer(request).then(
      ([status, body]) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  /** Answers this instead, as long as it is set. */
  refuse: { status: number; body?: unknown } | undefined
  /** What is answered for one event. */
  outcome: ((event: { event_id: string; message_id?: string }) => 'refused' | 'retry' | undefined) | undefined
  requests = 0

  constructor(bots: readonly BotCredentials[], file = ':memory:') {
    this.#bots = new Map(bots.map((bot) => [bot.token, bot]))
    this.#database = new DatabaseSync(file)
    this.#database.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 10000;
      CREATE TABLE IF NOT EXISTS received (seq INTEGER PRIMARY KEY AUTOINCREMENT, bot TEXT, event_id TEXT UNIQUE, event TEXT,
        chat TEXT, message_id TEXT, payload TEXT);
      CREATE TABLE IF NOT EXISTS notices (seq INTEGER PRIMARY KEY AUTOINCREMENT, bot TEXT, route TEXT, payload TEXT);
      CREATE TABLE IF NOT EXISTS files (bot TEXT, ref TEXT, sha256 TEXT, mime TEXT, bytes BLOB, PRIMARY KEY (bot, ref))`)
  }

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  received(bot?: string): ReceivedEvent[] {
    return this.#database
      .prepare('SELECT * FROM received WHERE ? IS NULL OR bot = ? ORDER BY seq')
      .all(bot ?? null, bot ?? null)
      .map((row) => ({
        ...{ seq: Number(row.seq), bot: String(row.bot), event: String(row.event), chat: String(row.chat) },
        ...{ messageId: String(row.message_id), payload: JSON.parse(String(row.payload)) },
      }))
  }

  notices(route: 'qr' | 'status', bot?: string): Record<string, unknown>[] {
    return this.#database
      .prepare('SELECT payload FROM notices WHERE route = ? AND (? IS NULL OR bot = ?) ORDER BY seq')
      .all(route, bot ?? null, bot ?? null)
      .map(({ payload }) => JSON.parse(String(payload)))
  }

  files(): { ref: string; mime: string; bytes: Uint8Array }[] {
    return this.#database
      .prepare('SELECT ref, mime, bytes FROM files')
      .all()
      .map(({ ref, mime, bytes }) => ({ ref: String(ref), mime: String(mime), bytes: bytes as Uint8Array }))
  }

  /** Closes what was opened only to be read. */
  forget(): void {
    this.#database.close()
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
    this.#database.close()
  }

  async #answer(request: IncomingMessage): Promise<[number, unknown]> {
    this.requests += 1
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const raw = Buffer.concat(chunks)
    if (this.refuse !== undefined) return [this.refuse.status, this.refuse.body ?? {}]
    const bot = this.#bots.get(String(request.headers['x-bot-token'] ?? ''))
    const [, tenant, route, ref] =
      /^\/api\/tenants\/([^/]+)\/whatsapp\/(\w+)(?:\/([\w-]+))?$/.exec(request.url ?? '') ?? []
    if (bot === undefined || tenant !== bot.tenantId) return [401, { error: 'unauthorized' }]
    const sha256 = createHash('sha256').update(raw).digest('hex')
    const headers = request.headers as Record<string, string>
    try {
      new Webhook(bot.secret).verify(route === 'media' ? JSON.stringify({ sha256 }) : raw.toString(), headers)
    } catch {
      return [401, { error: 'signature' }]
    }
    if (route === 'media') {
      this.#database
        .prepare('INSERT OR IGNORE INTO files (bot, ref, sha256, mime, bytes) VALUES (?, ?, ?, ?, ?)')
        .run(bot.tenantId, ref ?? '', sha256, headers['content-type'] ?? '', raw)
      return [200, {}]
    }
    const body: unknown = JSON.parse(raw.toString())
    if (route === 'qr' || route === 'status') return this.#notice(bot.tenantId, route, body)
    return this.#incoming(bot.tenantId, body)
  }

  #notice(bot: string, route: 'qr' | 'status', body: unknown): [number, unknown] {
    const parsed = (route === 'qr' ? QrWebhook : StatusWebhook).safeParse(body)
    if (!parsed.success) return [422, parsed.error.issues]
    this.#database
      .prepare('INSERT INTO notices (bot, route, payload) VALUES (?, ?, ?)')
      .run(bot, route, JSON.stringify(body))
    return [200, {}]
  }

  #incoming(bot: string, body: unknown): [number, unknown] {
    const parsed = IncomingBody.safeParse(body)
    if (!parsed.success) return [422, parsed.error.issues]
    const held = new Set<string>()
    this.#database.exec('BEGIN IMMEDIATE')
    const results = parsed.data.events.map((event) => {
      const chat = event.chat.kind === 'group' ? event.chat.id : JSON.stringify(event.chat.identity)
      const outcome = held.has(chat) ? 'retry' : this.outcome?.(event as { event_id: string })
      if (outcome === 'retry') held.add(chat)
      if (outcome !== undefined) return { event_id: event.event_id, outcome, code: 'asked' }
      const id = 'message_id' in event ? event.message_id : ''
      const { changes } = this.#database
        .prepare(
          'INSERT OR IGNORE INTO received (bot, event_id, event, chat, message_id, payload) VALUES (?, ?, ?, ?, ?, ?)',
        )
        .run(bot, event.event_id, event.event, chat, id, JSON.stringify(event))
      return { event_id: event.event_id, outcome: changes === 1 ? 'stored' : 'duplicate' }
    })
    this.#database.exec('COMMIT')
    return [200, { results }]
  }
}
