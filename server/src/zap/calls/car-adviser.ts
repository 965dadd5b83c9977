import type { Effect } from '@recado/flow'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { WorldAnswer } from './world.ts'

/** The port by which flows ask for cars. Its products answer it; until then a small fixed catalogue does. */
export interface CarAdviser {
  recommend(scope: TenantScope, effect: Extract<Effect, { type: 'recommend' }>): Promise<WorldAnswer>
  loadQuestionnaire(scope: TenantScope, id: string): Promise<WorldAnswer>
}
