import { encodeId } from '@recado/contracts/ids'
import { startConversation } from '../../server/src/modules/conversations/index.ts'
import type { Services } from '../../server/src/services.ts'
import { buildContact, buildInbox } from '../../server/test/conversations/scene.ts'
import { buildMember, buildTenant } from '../../server/test/support/factories.ts'

export interface RealtimeTenant {
  tenant: string
  tokens: string[]
  conversationIds: string[]
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
  const conversationIds = await services.withTenant(source, async (scope) => {
    const inboxId = await buildInbox(scope)
    const ids: string[] = []
    for (let n = 0; n < counts.conversations; n++) {
      const contactId = await buildContact(scope, `Cliente ${n}`)
      ids.push(encodeId('cnv', (await startConversation(scope, { inboxId, contactId })).id))
    }
    return ids
  })
  return { tenant: tenant.slug, tokens, conversationIds }
}
