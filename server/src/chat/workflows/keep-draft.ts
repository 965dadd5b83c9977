import type { ConversationId, MemberId } from '@recado/contracts/ids'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { getConversation } from '../conversations/index.ts'
import { type DraftRow, deleteDraft, findDraft, upsertDraft } from '../drafts/index.ts'

interface DraftKey {
  memberId: MemberId
  conversationId: ConversationId
}

/** What somebody had begun to write. @throws conversation_not_found, not_found (404) */
export async function getDraft(scope: TenantScope, at: DraftKey): Promise<DraftRow> {
  await getConversation(scope, at.conversationId)
  const draft = await findDraft(scope, at)
  if (draft === undefined) throw platformErrors.not_found()
  return draft
}

/** Keeps it on the server; an empty one is none. @throws conversation_not_found (404) */
export async function keepDraft(
  scope: TenantScope,
  at: DraftKey,
  draft: Pick<DraftRow, 'kind' | 'body'>,
): Promise<DraftRow> {
  await getConversation(scope, at.conversationId)
  if (draft.body !== '') return upsertDraft(scope, at, draft)
  await deleteDraft(scope, at)
  return { ...draft, updated_at: scope.clock.now() }
}
