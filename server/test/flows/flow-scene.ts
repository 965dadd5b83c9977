import type { FlowStart } from '@recado/contracts/flow-starts'
import type { ConversationId, FlowId, FlowVersionId } from '@recado/contracts/ids'
import { parseFlow } from '@recado/flow'
import type { MessageRow } from '../../src/chat/conversations/index.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { openingOf } from '../../src/zap/flows/opening-of.ts'
import { lockLiveSession, type SessionRow } from '../../src/zap/sessions/index.ts'
import type { Scene } from '../conversations/scene.ts'
import type { TestHouse } from '../support/test-house.ts'

/** Publishes a document in an inbox: rows as the flows' own publishing leaves them. */
export async function publishDocument(
  scope: TenantScope,
  input: { document: unknown; starts: readonly FlowStart[] },
): Promise<{ flowId: FlowId; versionId: FlowVersionId }> {
  const parsed = parseFlow(input.document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const { document } = parsed.flow
  const [flowId, versionId] = [newId<FlowId>(), newId<FlowVersionId>()]
  const { id: tenant_id } = scope.tenant
  const now = scope.clock.now()
  const json = JSON.stringify(document)
  const by = { draft_saved_by_name: 'Ana', draft_saved_at: now }
  await scope.db
    .insertInto('flows')
    .values({
      tenant_id,
      id: flowId,
      name: document.name,
      draft_document: json,
      ...by,
      created_at: now,
      updated_at: now,
    })
    .execute()
  await scope.db
    .insertInto('flow_versions')
    .values({
      ...{ tenant_id, id: versionId, flow_id: flowId, number: 1, document: json, block_count: document.blocks.length },
      ...{ published_by_name: 'Ana', published_at: now, starts: JSON.stringify(input.starts) },
    })
    .execute()
  await scope.db
    .updateTable('flows')
    .set({ live_version_id: versionId, live_since: now })
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', flowId)
    .execute()
  for (const start of input.starts) {
    for (const inbox_id of start.inbox_ids) {
      await scope.db
        .insertInto('flow_publications')
        .values({
          ...{
            tenant_id,
            id: newId<string>(),
            flow_id: flowId,
            flow_version_id: versionId,
            start_id: start.id,
            inbox_id,
          },
          ...{ kind: start.kind, priority: start.priority, start: JSON.stringify(start), published_at: now },
          opening: openingOf(document),
        })
        .execute()
    }
  }
  return { flowId, versionId }
}

/** Any message of the scene's inbox begins the flow. */
export function publishForAnyMessage(
  scene: Scene,
  document: unknown,
): Promise<{ flowId: FlowId; versionId: FlowVersionId }> {
  const start: FlowStart = { kind: 'message', id: 'any', priority: 100, inbox_ids: [scene.inboxId], when: 'any' }
  return scene.run((scope) => publishDocument(scope, { document, starts: [start] }))
}

/** The whole thread, in order. */
export function readAll(scene: Scene, id: ConversationId): Promise<MessageRow[]> {
  return scene.run(async (scope) => {
    const rows = await scope.db
      .selectFrom('messages')
      .selectAll()
      .where('tenant_id', '=', scope.tenant.id)
      .where('conversation_id', '=', id)
      .orderBy('seq')
      .execute()
    return rows as unknown as MessageRow[]
  })
}

/** What the bot said, in order. */
export async function botTexts(scene: Scene, id: ConversationId): Promise<string[]> {
  return (await readAll(scene, id))
    .filter(({ author_kind, kind }) => author_kind === 'bot' && kind === 'text')
    .map(({ body }) => body)
}

export function liveSession(scene: Scene, id: ConversationId): Promise<SessionRow | undefined> {
  return scene.run((scope) => lockLiveSession(scope, id))
}

/** The contact writes, the gathering time passes, everything that is due runs; gives what the bot said since. */
export function createVisitor(
  house: TestHouse,
  scene: Scene,
  clock: { advance(ms: number): Date },
  id: ConversationId,
): { say(...texts: string[]): Promise<string[]>; pick(option: string, title: string): Promise<string[]> } {
  const hear = async (write: () => Promise<void>) => {
    const before = (await botTexts(scene, id)).length
    await write()
    clock.advance(3_000)
    await house.drain()
    return (await botTexts(scene, id)).slice(before)
  }
  return {
    say: (...texts) =>
      hear(async () => {
        for (const body of texts) await scene.post(id, { body, createdAt: clock.advance(0) })
      }),
    pick: (option, title) =>
      hear(async () => {
        await scene.post(id, { body: title, data: { option: { id: option } }, createdAt: clock.advance(0) })
      }),
  }
}
