import type { ConversationId } from '@recado/contracts/ids'
import type { Effect } from '@recado/flow'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { WorldAnswer } from './world.ts'

/**
 * The port by which flows ask for cars. Its product answers it; until then a small sample stock does, where a company says
 * so. A company without stock answers no items, and the block takes `none`.
 */
export interface CarAdviser {
  /** `talk` says who is advised; asked again with the same key, the answer is the same and counts once. */
  recommend(
    scope: TenantScope,
    effect: Extract<Effect, { type: 'recommend' }>,
    talk: { conversationId: ConversationId; key: string },
  ): Promise<WorldAnswer>
  loadQuestionnaire(scope: TenantScope, id: string): Promise<WorldAnswer>
}
