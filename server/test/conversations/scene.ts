import type { ContactId, ConversationId, InboxId, LabelId, MemberId, TeamId } from '@recado/contracts/ids'
import { InboxSettings } from '@recado/contracts/inboxes'
import type { PlacementKind } from '@recado/contracts/tenants'
import {
  type ConversationRow,
  type NewMessage,
  postMessage,
  type SentMessage,
  startConversation,
} from '../../src/chat/conversations/index.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import type { ScopeSource, TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import type { TestHouse } from '../support/test-house.ts'

/** A tenant with one inbox and one contact, and the ways of acting in it that tests need. */
export interface Scene {
  tenant: Tenant
  inboxId: InboxId
  contactId: ContactId
  source: ScopeSource
  run<Result>(work: (scope: TenantScope) => Promise<Result>): Promise<Result>
  start(): Promise<ConversationRow>
  post(conversationId: ConversationId, message?: Partial<NewMessage>): Promise<SentMessage>
}

export async function buildScene(
  house: TestHouse,
  options: { placement?: PlacementKind; teamId?: TeamId; assignment?: 'manual' | 'rotation' } = {},
): Promise<Scene> {
  const tenant = await buildTenant(house, { placement: options.placement ?? 'shared' })
  const source: ScopeSource = { tenant, actor: { kind: 'system', name: 'test' } }
  const run: Scene['run'] = (work) => house.services.withTenant(source, work)
  const inboxId = await run((scope) => buildInbox(scope))
  const contactId = await run((scope) => buildContact(scope, 'Maria Souza'))
  return {
    tenant,
    inboxId,
    contactId,
    source,
    run,
    start: () => run((scope) => startConversation(scope, { inboxId, contactId })),
    post: (conversationId, message = {}) => postMessage(house.services, source, newMessage(conversationId, message)),
  }
}

/** A customer's message unless told otherwise. */
export function newMessage(conversationId: ConversationId, message: Partial<NewMessage> = {}): NewMessage {
  return {
    conversationId,
    clientId: newId<string>(),
    kind: 'text',
    direction: 'in',
    author: { kind: 'contact', id: null, name: 'Maria Souza' },
    body: 'Bom dia, ainda tem o carro?',
    ...message,
  }
}

export async function buildInbox(
  scope: TenantScope,
  settings: {
    teamId?: TeamId
    assignment?: 'manual' | 'rotation'
    redistributeAfterS?: number
    labelRequired?: boolean
  } = {},
): Promise<InboxId> {
  const id = newId<InboxId>()
  const now = scope.clock.now()
  await scope.db
    .insertInto('inboxes')
    .values({
      tenant_id: scope.tenant.id,
      id,
      name: `Site ${id}`,
      channel: 'widget',
      public_key: id,
      team_id: settings.teamId ?? null,
      assignment: settings.assignment ?? 'manual',
      redistribute_after_s: settings.redistributeAfterS ?? null,
      label_required_on_resolve: settings.labelRequired ?? false,
      settings: InboxSettings.parse({}),
      created_at: now,
      updated_at: now,
    })
    .execute()
  return id
}

export async function buildContact(scope: TenantScope, name: string): Promise<ContactId> {
  const id = newId<ContactId>()
  const now = scope.clock.now()
  await scope.db
    .insertInto('contacts')
    .values({ tenant_id: scope.tenant.id, id, name, created_at: now, updated_at: now })
    .execute()
  return id
}

export async function buildTeam(scope: TenantScope, name: string, memberIds: readonly MemberId[]): Promise<TeamId> {
  const id = newId<TeamId>()
  const now = scope.clock.now()
  await scope.db
    .insertInto('teams')
    .values({ tenant_id: scope.tenant.id, id, name, created_at: now, updated_at: now })
    .execute()
  for (const member_id of memberIds) {
    await scope.db.insertInto('team_members').values({ tenant_id: scope.tenant.id, team_id: id, member_id }).execute()
  }
  return id
}

export async function buildLabel(scope: TenantScope, name: string): Promise<LabelId> {
  const id = newId<LabelId>()
  await scope.db
    .insertInto('labels')
    .values({ tenant_id: scope.tenant.id, id, name, colour: '#cc0000', created_at: scope.clock.now() })
    .execute()
  return id
}

export function buildAgents(house: TestHouse, tenant: Tenant, count: number): Promise<SignedIn[]> {
  return Promise.all(Array.from({ length: count }, () => buildMember(house, tenant, 'agent')))
}

/** The scope source of somebody signed in, with the sight that a role of theirs would give. */
export function actingAs(scene: Scene, person: SignedIn, visibility: 'own' | 'team' | 'all'): ScopeSource {
  return {
    tenant: scene.tenant,
    actor: {
      kind: 'member',
      memberId: person.memberId,
      identityId: person.identityId,
      sessionId: person.sessionId,
      name: 'Agente',
      role: 'agent',
      permissions: new Set(['conversations.read', 'conversations.write']),
      visibility,
    },
  }
}
