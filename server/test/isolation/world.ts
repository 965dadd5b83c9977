import { encodeId, type MemberId } from '@recado/contracts/ids'
import type { PlacementKind } from '@recado/contracts/tenants'
import { beginUpload, uploaderOf } from '../../src/chat/attachments/index.ts'
import { createCalendar } from '../../src/chat/calendars/index.ts'
import { createContact } from '../../src/chat/contacts/index.ts'
import { createInbox, findInboxByPublicKey } from '../../src/chat/inboxes/index.ts'
import { openVisitorSession } from '../../src/chat/workflows/open-visitor-session.ts'
import { startVisitorConversation } from '../../src/chat/workflows/start-visitor-conversation.ts'
import { createApiKey } from '../../src/core/api-keys/index.ts'
import { createEndpoint, testEndpoint } from '../../src/core/integrations/index.ts'
import { invitePerson } from '../../src/core/workflows/invite-person.ts'
import { createRole } from '../../src/core/workflows/save-role.ts'
import { databaseUrl, withAdmin } from '../../src/platform/database/cluster.ts'
import type { MemberActor } from '../../src/tenancy/actor.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { NO_ORIGIN, type ScopeSource } from '../../src/tenancy/tenant-scope.ts'
import type { BotName } from '../../src/zap/connections/index.ts'
import { buildConnection } from '../support/build-connection.ts'
import { buildConversation } from '../support/build-conversation.ts'
import { buildMember, buildPartner, buildTenant, type OfficePerson, type SignedIn } from '../support/factories.ts'
import type { TestHouse } from '../support/test-house.ts'
import { type AdviceWorld, buildAdviceWorld } from './advice-world.ts'
import { buildConversationWorld, type ConversationWorld } from './conversation-world.ts'
import { buildFleetWorld, type FleetWorld } from './fleet-world.ts'
import { buildFlowWorld, type FlowWorld } from './flow-world.ts'
import { buildStockWorld, type StockWorld } from './stock-world.ts'

/** A tenant with one of everything, under a partner of its own; ids as the wire shows them. */
export interface World extends ConversationWorld, FlowWorld, StockWorld, FleetWorld, AdviceWorld {
  tenant: Tenant
  tenantId: string
  owner: SignedIn
  memberId: string
  sessionId: string
  roleId: string
  invitationId: string
  apiKeyId: string
  webhookId: string
  deliveryId: string
  contactId: string
  otherContactId: string
  calendarId: string
  inboxId: string
  conversationId: string
  attachmentId: string
  inboxKey: string
  /** Somebody at the tenant's widget, and the conversation that they began. */
  visitor: { headers: Record<string, string>; conversationId: string }
  /** A number's bot, whose token has been changed once. */
  bot: BotName
  partnerAdmin: OfficePerson
  /** Strings that appear in nobody else's data. */
  marks: string[]
}

export async function buildWorld(house: TestHouse, placement: PlacementKind): Promise<World> {
  const partner = await buildPartner(house)
  const tenant = await buildTenant(house, { placement, partnerId: partner.id })
  const owner = await buildMember(house, tenant, 'owner')
  const agent = await buildMember(house, tenant, 'agent')
  const call = { tenant, actor: await actorOf(house, owner), origin: NO_ORIGIN }
  const mark = tenant.id.slice(-12)
  const role = await house.services.withTenant(call, (scope) =>
    createRole(scope, { name: `Papel ${mark}`, permissions: ['conversations.read'], visibility: 'own' }),
  )
  const invitedEmail = `convidada-${mark}@exemplo.com.br`
  const invitation = await invitePerson(house.services, call, { email: invitedEmail, role: 'agent', name: undefined })
  const apiKey = await createApiKey(house.services, call, {
    name: `Chave ${mark}`,
    scopes: ['members.read'],
    expiresAt: undefined,
  })
  const { webhookId, deliveryId } = await buildWebhook(house, tenant)
  const talk = await buildTalk(house, call, mark)
  const conversation = await buildConversationWorld(house, tenant, call.actor)
  const visitor = await buildVisitor(house, call, talk.inboxKey, mark)
  const connection = await house.services.withTenant(call, (scope) =>
    buildConnection(scope, { name: `Número ${mark}`, generation: 2 }),
  )
  const flow = await buildFlowWorld(house, call, conversation.world)
  const stock = await buildStockWorld(house, call)
  const advice = await buildAdviceWorld(house, call)
  const fleet = await buildFleetWorld(house, tenant)
  return {
    ...talk.ids,
    ...conversation.world,
    ...flow.world,
    ...stock.world,
    ...fleet.world,
    ...advice.world,
    inboxKey: talk.inboxKey,
    bot: { tenantId: tenant.id, connectionId: connection.id, generation: 2 },
    visitor,
    tenant,
    tenantId: encodeId('ten', tenant.id),
    owner,
    memberId: encodeId('mem', agent.memberId),
    sessionId: encodeId('ses', agent.sessionId),
    roleId: encodeId('rol', role.id),
    invitationId: encodeId('inv', invitation.id),
    apiKeyId: encodeId('key', apiKey.id),
    webhookId,
    deliveryId,
    partnerAdmin: partner.admin,
    marks: [
      ...conversation.marks,
      ...flow.marks,
      ...stock.marks,
      ...fleet.marks,
      ...advice.marks,
      ...talk.marks,
      visitor.conversationId,
      `Número ${mark}`,
      connection.id,
      encodeId('wac', connection.id),
      `Visitante ${mark}`,
      encodeId('ten', tenant.id),
      tenant.id,
      tenant.slug,
      owner.email,
      agent.email,
      encodeId('mem', agent.memberId),
      role.name,
      encodeId('rol', role.id),
      invitedEmail,
      encodeId('inv', invitation.id),
      apiKey.name,
      encodeId('key', apiKey.id),
      webhookId,
      deliveryId,
    ],
  }
}

/** A contact and another, an inbox with its hours, a conversation and a file that is being uploaded to it. */
async function buildTalk(house: TestHouse, call: ScopeSource, mark: string) {
  const { withTenant, storageMeter } = house.services
  const contactName = `Cliente ${mark}`
  const fileName = `contrato-${mark}.pdf`
  const made = await withTenant(call, async (scope) => {
    const contact = await createContact(scope, { name: contactName, email: `cliente-${mark}@exemplo.com.br` })
    const other = await createContact(scope, { name: `Outra ${mark}` })
    const calendar = await createCalendar(scope, {
      ...{ name: `Horário ${mark}`, hours: [], holidays: [], closed_message: '' },
      ...{ national_holidays: true, optional_holidays: false },
    })
    const inbox = await createInbox(scope, { name: `Caixa ${mark}`, channel: 'widget', calendar_id: calendar.id })
    const conversationId = await buildConversation(scope, { inboxId: inbox.id, contactId: contact.id })
    const attachment = await beginUpload(
      scope,
      { sees: async () => true, meter: storageMeter },
      {
        ...{ conversationId, uploader: uploaderOf(scope.actor), kind: 'document', name: fileName },
        ...{ contentType: 'application/pdf', sizeBytes: 10 },
      },
    )
    return { contact, other, calendar, inbox, conversationId, attachment }
  })
  const ids = {
    contactId: encodeId('ctc', made.contact.id),
    otherContactId: encodeId('ctc', made.other.id),
    calendarId: encodeId('cal', made.calendar.id),
    inboxId: encodeId('inb', made.inbox.id),
    conversationId: encodeId('cnv', made.conversationId),
    attachmentId: encodeId('att', made.attachment.id),
  }
  return {
    ids,
    inboxKey: made.inbox.public_key,
    marks: [...Object.values(ids), contactName, fileName, made.contact.email ?? '', made.inbox.public_key],
  }
}

/** Somebody at the widget who has written. */
async function buildVisitor(house: TestHouse, call: ScopeSource, inboxKey: string, mark: string) {
  const { withTenant, visitorTokens } = house.services
  return withTenant({ ...call, actor: { kind: 'system', name: 'visitor' } }, async (scope) => {
    const inbox = await findInboxByPublicKey(scope, inboxKey)
    if (inbox === undefined) throw new Error('the inbox was not found')
    const session = await openVisitorSession(house.services, scope, { inbox, inbox_key: inboxKey })
    const claims = await visitorTokens.verify(session.visitor_token)
    if (claims === undefined) throw new Error('the token is not valid')
    const visitor = { claims, inbox, contact: undefined }
    const message = { client_id: 'c1', text: `Mensagem ${mark}`, offline: false }
    const pre_chat = { name: `Visitante ${mark}` }
    const { conversation } = await startVisitorConversation(scope, visitor, { ...message, pre_chat })
    const headers = { authorization: `Bearer ${session.visitor_token}`, 'x-tenant': encodeId('ten', call.tenant.id) }
    return { headers, conversationId: encodeId('cnv', conversation.id) }
  })
}

async function actorOf(house: TestHouse, person: SignedIn): Promise<MemberActor & { memberId: MemberId }> {
  const principal = await house.services.authenticator.authenticate(person.token)
  if (principal?.actor.kind !== 'member' || principal.actor.memberId === null) throw new Error('no member is signed in')
  return { ...principal.actor, memberId: principal.actor.memberId }
}

/** An endpoint of the tenant's with one event of its log on the way to it. */
async function buildWebhook(house: TestHouse, tenant: Tenant): Promise<{ webhookId: string; deliveryId: string }> {
  const { withTenant, keyring } = house.services
  const source = { tenant, actor: { kind: 'system' as const, name: 'factory' } }
  const order = { url: `https://${tenant.slug}.exemplo.com.br/`, events: ['*'], description: '' }
  const made = await withTenant(source, async (scope) => {
    const { endpoint } = await createEndpoint(scope, { keyring, allowInsecure: false }, order)
    const delivery = await testEndpoint(scope, endpoint.id)
    await scope.events.emit('world.built', { slug: tenant.slug })
    return { webhookId: encodeId('whe', endpoint.id), deliveryId: encodeId('whd', delivery.id) }
  })
  // Only the events: the delivery's own attempt is not made, its address does not exist.
  await house.services.queue.start()
  await house.services.relay.drainAll()
  return made
}

/** A number that changes when any row of the tenant changes, over all its tables and its control rows. */
export async function checksum(house: TestHouse, tenant: Tenant): Promise<string> {
  const cluster = house.services.installation.pools.cluster(tenant.placement.cluster)
  const own = await sumTables(
    databaseUrl(cluster, tenant.placement.database),
    [tenant.placement.schema, 'recado'],
    tenant,
  )
  const control = await sumTables(databaseUrl(cluster, house.databases.control), ['control'], tenant)
  return JSON.stringify({ ...own, ...control })
}

function sumTables(url: string, schemas: string[], tenant: Tenant): Promise<Record<string, string>> {
  return withAdmin(url, async (client) => {
    const tables = await client.query<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.columns
        WHERE table_schema = ANY ($1) AND column_name = 'tenant_id' ORDER BY 1`,
      [schemas],
    )
    const sums: Record<string, string> = {}
    for (const { name } of tables.rows) {
      const { rows } = await client.query(
        `SELECT count(*) || ':' || coalesce(sum(('x' || substr(md5(t::text), 1, 16))::bit(64)::bigint::numeric), 0) AS sum
           FROM ${name} t WHERE tenant_id = $1`,
        [tenant.id],
      )
      sums[name] = rows[0].sum
    }
    return sums
  })
}
