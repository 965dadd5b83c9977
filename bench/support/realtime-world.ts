import { encodeId, type InboxId } from '@recado/contracts/ids'
import { startConversation } from '../../server/src/chat/conversations/index.ts'
import { findInbox } from '../../server/src/chat/inboxes/index.ts'
import { openVisitorSession } from '../../server/src/chat/workflows/open-visitor-session.ts'
import { startVisitorConversation } from '../../server/src/chat/workflows/start-visitor-conversation.ts'
import type { Services } from '../../server/src/services.ts'
import type { TenantScope } from '../../server/src/tenancy/tenant-scope.ts'
import { buildContact, buildInbox } from '../../server/test/conversations/scene.ts'
import { buildMember, buildTenant } from '../../server/test/support/factories.ts'

export interface RealtimeTenant {
  tenant: string
  tokens: string[]
  conversationIds: string[]
  /** Somebody on the tenant's site, with a conversation. */
  visitor: { token: string; conversationId: string }
}

/** A tenant with so many people and conversations. Each person may ask 600 times a minute. */
export async function buildRealtimeTenant(
  services: Services,
  counts: { people: number; conversations: number },
): Promise<RealtimeTenant> {
  const house = { services }
  const tenant = await buildTenant(house)
  const tokens: string[] = []
  for (let n = 0; n < counts.people; n++) tokens.push((await buildMember(house, tenant, 'admin')).token)
  const source = { tenant, actor: { kind: 'system' as const, name: 'bench' } }
  const { conversationIds, visitor } = await services.withTenant(source, async (scope) => {
    const inboxId = await buildInbox(scope)
    const ids: string[] = []
    for (let n = 0; n < counts.conversations; n++) {
      const contactId = await buildContact(scope, `Cliente ${n}`)
      ids.push(encodeId('cnv', (await startConversation(scope, { inboxId, contactId })).id))
    }
    return { conversationIds: ids, visitor: await buildVisitor(services, scope, inboxId) }
  })
  return { tenant: tenant.slug, tokens, conversationIds, visitor }
}

async function buildVisitor(services: Services, scope: TenantScope, inboxId: InboxId) {
  const inbox = await findInbox(scope, inboxId)
  if (inbox === undefined) throw new Error('no inbox')
  const { visitor_token: token } = await openVisitorSession(services, scope, { inbox, inbox_key: '' })
  const claims = await services.visitorTokens.verify(token)
  if (claims === undefined) throw new Error('no claims')
  const { conversation } = await startVisitorConversation(
    scope,
    { claims, inbox, contact: undefined },
    { client_id: 'c1', text: 'Oi', pre_chat: {}, offline: false },
  )
  return { token, conversationId: encodeId('cnv', conversation.id) }
}
