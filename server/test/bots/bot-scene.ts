import { createHash, randomUUID } from 'node:crypto'
import type { ReceivedMedia } from '@recado/contracts/bot-content'
import { BOT_PATHS, type BotEventInput, type IncomingAnswer } from '@recado/contracts/bots'
import { encodeId } from '@recado/contracts/ids'
import { NOBODY, type WhatsappIdentity } from '@recado/contracts/whatsapp-identity'
import type { z } from 'zod'
import type { MessageRow } from '../../src/chat/conversations/index.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import type { ScopeSource, TenantScope } from '../../src/tenancy/tenant-scope.ts'
import type { BotName } from '../../src/zap/connections/index.ts'
import { buildConnection } from '../support/build-connection.ts'
import { buildTenant } from '../support/factories.ts'
import { signAsBot } from '../support/sign-as-bot.ts'
import type { TestHouse } from '../support/test-house.ts'

export type Who = Partial<WhatsappIdentity>
type MessageInput = BotEventInput & { event: 'message' }
export type Said = Partial<Omit<MessageInput, 'chat' | 'event'>> & { text?: string; name?: string }
type Stored = Pick<
  MessageRow,
  'seq' | 'direction' | 'kind' | 'body' | 'author_kind' | 'author_name' | 'author_id' | 'data' | 'attachments'
> &
  Pick<MessageRow, 'reply_to_seq' | 'created_at' | 'edited_at' | 'deleted_at'> & { conversation_id: string }

/** A company with a number, whose bot delivers by HTTP as the real one does. */
export async function openBotScene(house: TestHouse, options: Parameters<typeof buildConnection>[1] = {}) {
  const tenant = await buildTenant(house)
  const source: ScopeSource = { tenant, actor: { kind: 'system', name: 'test' } }
  const connection = await house.services.withTenant(source, (scope) => buildConnection(scope, options))
  const bot: BotName = { tenantId: tenant.id, connectionId: connection.id, generation: 1 }
  return new BotScene(house, tenant, source, bot, connection.inboxId)
}

export class BotScene {
  readonly house: TestHouse
  readonly tenant: Tenant
  readonly source: ScopeSource
  readonly bot: BotName
  readonly inboxId: string
  #at: number

  constructor(house: TestHouse, tenant: Tenant, source: ScopeSource, bot: BotName, inboxId: string) {
    this.house = house
    this.tenant = tenant
    this.source = source
    this.bot = bot
    this.inboxId = inboxId
    this.#at = house.services.clock.now().getTime() - 3_600_000
  }

  within<Result>(work: (scope: TenantScope) => Promise<Result>): Promise<Result> {
    return this.house.services.withTenant(this.source, work)
  }

  /** A second later than the one before. */
  #next(): string {
    this.#at += 1_000
    return new Date(this.#at).toISOString()
  }

  chat(who: Who, name: string | null = null): MessageInput['chat'] {
    return { kind: 'person', identity: { ...NOBODY, ...who }, name }
  }

  message(who: Who | { group: string }, said: Said = {}): MessageInput {
    const { text = 'Olá', name, ...rest } = said
    const at = rest.at ?? this.#next()
    const content = rest.content ?? { kind: 'text' as const, text }
    return {
      ...{ event: 'message', event_id: `evt_${randomUUID()}`, message_id: `3EB0${randomUUID()}`, from: 'x@lid' },
      ...{
        body: text,
        timestamp: Math.floor(Date.parse(at) / 1_000),
        type: content.kind,
        from_me: false,
        sender: null,
      },
      ...{ quoted: null, referral: null, forwarded: false, history: false },
      ...rest,
      at,
      content,
      chat: 'group' in who ? { kind: 'group', id: who.group, name: name ?? null } : this.chat(who, name ?? null),
    }
  }

  change<Event extends object>(who: Who | { group: string }, event: Event) {
    const chat = 'group' in who ? { kind: 'group' as const, id: who.group, name: null } : this.chat(who)
    return { event_id: `evt_${randomUUID()}`, at: this.#next(), chat, ...event }
  }

  post(path: string, payload: object) {
    const url = path.replace(':id', encodeId('ten', this.tenant.id))
    return this.house.app.inject({ method: 'POST', url, headers: signAsBot(this.house, this.bot, payload), payload })
  }

  async deliver(...events: BotEventInput[]): Promise<z.output<typeof IncomingAnswer>['results']> {
    const answer = await this.post(BOT_PATHS.incoming, { events })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return answer.json().results
  }

  async outcomes(...events: BotEventInput[]): Promise<string[]> {
    return (await this.deliver(...events)).map(({ outcome, code }) =>
      code === undefined ? outcome : `${outcome}:${code}`,
    )
  }

  /** Uploads the bytes of a file, as a bot does before its message. */
  async media(bytes: Buffer, mime: string, name: string | null = null): Promise<ReceivedMedia> {
    const ref = `med_${randomUUID()}`
    const url = BOT_PATHS.media.replace(':id', encodeId('ten', this.tenant.id)).replace(':ref', ref)
    const headers = { ...signAsBot(this.house, this.bot, bytes), 'content-type': mime }
    const answer = await this.house.app.inject({ method: 'PUT', url, headers, payload: bytes })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { ref, mime, name, bytes: bytes.length, sha256, duration_s: null, problem: null }
  }

  /** Every message but what merely happened, in the order of conversations and numbers. */
  messages(): Promise<Stored[]> {
    return this.within(async (scope) => {
      const rows = await scope.db
        .selectFrom('messages')
        .selectAll()
        .where('tenant_id', '=', scope.tenant.id)
        .where('kind', '<>', 'event')
        .orderBy('conversation_id')
        .orderBy('seq')
        .execute()
      return rows as unknown as Stored[]
    })
  }

  conversations() {
    return this.within((scope) =>
      scope.db.selectFrom('conversations').selectAll().where('tenant_id', '=', scope.tenant.id).orderBy('id').execute(),
    )
  }

  /** Those that are still somebody: not merged into others. */
  contacts() {
    return this.within((scope) =>
      scope.db
        .selectFrom('contacts')
        .selectAll()
        .where('tenant_id', '=', scope.tenant.id)
        .where('merged_into', 'is', null)
        .orderBy('id')
        .execute(),
    )
  }

  identities() {
    return this.within((scope) =>
      scope.db
        .selectFrom('contact_identities')
        .select(['kind', 'external_id', 'verified', 'contact_id'])
        .where('tenant_id', '=', scope.tenant.id)
        .orderBy('kind')
        .orderBy('external_id')
        .execute(),
    )
  }

  /** All that is stored, but for when rows were written: what a delivery must not change when it comes again. */
  whole(): Promise<string> {
    return this.within(async (scope) => {
      const tables = [
        'messages',
        'conversations',
        'contacts',
        'contact_identities',
        'attachments',
        'usage_counters',
      ] as const
      const own = ['whatsapp_chats', 'whatsapp_messages', 'whatsapp_events', 'whatsapp_sends'] as const
      const rows: unknown[] = []
      for (const table of [...tables, ...own]) {
        const found = await scope.db.selectFrom(table).selectAll().where('tenant_id', '=', scope.tenant.id).execute()
        rows.push(table, found.map((row) => JSON.stringify(row)).sort())
      }
      return JSON.stringify(rows)
    })
  }
}
