import type { ConversationId, MemberId, RoleId, TeamId } from '@recado/contracts/ids'
import type { Visibility } from '@recado/contracts/permissions'
import type { PlacementKind } from '@recado/contracts/tenants'
import { newId } from '../../src/platform/ids.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import {
  buildScene as buildConversationScene,
  buildTeam,
  type Scene as ConversationScene,
} from '../conversations/scene.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import type { TestHouse } from '../support/test-house.ts'

export interface Scene extends ConversationScene {
  buildTeam: typeof buildTeam
}

export async function buildScene(house: TestHouse, options: { placement?: PlacementKind } = {}): Promise<Scene> {
  return { ...(await buildConversationScene(house, options)), buildTeam }
}

export type Sighted = SignedIn

/** A member who sees this much, by a role made for it. */
export async function buildSightedMember(house: TestHouse, tenant: Tenant, visibility: Visibility): Promise<Sighted> {
  const key = `visao-${visibility}`
  const scope = { tenant, actor: { kind: 'system' as const, name: 'test' } }
  await house.services.withTenant(scope, async ({ db, clock }) => {
    const now = clock.now()
    const permissions = ['conversations.read', 'conversations.write', 'contacts.read']
    await db
      .insertInto('roles')
      .values({
        ...{ tenant_id: tenant.id, id: newId<RoleId>(), key, name: key, visibility },
        ...{ permissions: permissions as never, created_at: now, updated_at: now },
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing())
      .execute()
  })
  return buildMember(house, tenant, key)
}

/** Gives a conversation away and tells of it, as the conversations' module does. */
export async function assignTo(
  house: TestHouse,
  scene: Scene,
  conversationId: ConversationId,
  to: { assignee?: MemberId; team?: TeamId; previous?: MemberId },
): Promise<void> {
  await house.services.withTenant(scene.source, async (scope) => {
    const now = scope.clock.now()
    const row = await scope.db
      .updateTable('conversations')
      .set({ assignee_id: to.assignee ?? null, team_id: to.team ?? null, assigned_at: now })
      .where('tenant_id', '=', scope.tenant.id)
      .where('id', '=', conversationId)
      .returning(['inbox_id', 'assignee_id', 'team_id', 'protocol', 'contact_id', 'status', 'snoozed_until'])
      .returning(['priority', 'last_seq'])
      .executeTakeFirstOrThrow()
    await scope.events.emit('conversation.assigned', {
      ...{ ...row, conversation_id: conversationId, label_ids: [] },
      ...{ previous_assignee_id: to.previous ?? null, previous_team_id: null },
    })
  })
}
