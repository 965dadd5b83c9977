import type { ContactId, ConversationId, InboxId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { Customer } from '../../../bot/src/simulator/customer.ts'
import { type NewMessage, postMessage, startConversation } from '../../src/chat/conversations/index.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import type { ScopeSource, TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { buildConnection } from '../support/build-connection.ts'
import { buildTenant } from '../support/factories.ts'
import type { BotStage, StagedBot } from '../support/open-bot-stage.ts'

/** A company with a number whose bot runs, and a customer whom it has not written to. */
export interface SendScene {
  tenant: Tenant
  source: ScopeSource
  bot: StagedBot
  connectionId: Awaited<ReturnType<typeof buildConnection>>['id']
  inboxId: InboxId
  run<Result>(work: (scope: TenantScope) => Promise<Result>): Promise<Result>
  /** Somebody with a phone; on WhatsApp unless `absent`. */
  meet(options?: { absent?: boolean; phone?: string | null }): Promise<{ customer: Customer; id: ConversationId }>
  /** @returns its number */
  write(id: ConversationId, message?: Partial<NewMessage>): Promise<number>
  /** `data.delivery` of a message. */
  delivery(id: ConversationId, seq: number): Promise<Record<string, unknown> | undefined>
}

let counter = 0

export async function buildSendScene(
  stage: BotStage,
  options: Parameters<typeof buildConnection>[1] = {},
): Promise<SendScene> {
  const { services } = stage.house
  const tenant = await buildTenant(stage.house)
  const source: ScopeSource = { tenant, actor: { kind: 'system', name: 'test' } }
  const run: SendScene['run'] = (work) => services.withTenant(source, work)
  const { id: connectionId, inboxId } = await run((scope) => buildConnection(scope, options))
  const bot = await stage.openBot({ tenantId: tenant.id, connectionId })
  return {
    ...{ tenant, source, bot, connectionId, inboxId, run },
    meet: async ({ absent = false, phone: given } = {}) => {
      counter += 1
      const phone = `+55119${87_000_000 + counter}`
      const customer = { phone, lid: `${5_000_000 + counter}@lid`, name: `Cliente ${counter}` }
      if (!absent) bot.phone.meet(customer)
      const id = await run(async (scope) => {
        const contactId = newId<ContactId>()
        const now = scope.clock.now()
        await scope.db
          .insertInto('contacts')
          .values({
            ...{ tenant_id: tenant.id, id: contactId, name: customer.name, phone: given === undefined ? phone : given },
            ...{ created_at: now, updated_at: now },
          })
          .execute()
        return (await startConversation(scope, { inboxId, contactId })).id
      })
      return { customer, id }
    },
    write: async (id, message = {}) => {
      const { message: sent } = await postMessage(services, source, {
        ...{ conversationId: id, clientId: newId<string>(), kind: 'text', direction: 'out', body: 'Bom dia!' },
        ...{ author: { kind: 'member', id: newId<string>(), name: 'Ana' } },
        ...message,
      })
      return sent.seq
    },
    delivery: async (id, seq) => {
      const { rows } = await run((scope) =>
        sql<{ delivery: Record<string, unknown> | null }>`
          SELECT data -> 'delivery' AS delivery FROM messages
           WHERE tenant_id = ${tenant.id} AND conversation_id = ${id} AND seq = ${seq}`.execute(scope.db),
      )
      return rows[0]?.delivery ?? undefined
    },
  }
}
