import type { FlowVersionId } from '@recado/contracts/ids'
import { type Flow, parseFlow, problemText } from '@recado/flow'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { BotError } from './bot-error.ts'
import { findVersionDocument } from './versions.sql.ts'

/** Versions that were published, ready to run. They never change, so one compiled is good for every conversation. */
export interface FlowCache {
  /** @throws BotError when the version is gone or does not parse any more */
  get(scope: TenantScope, id: FlowVersionId): Promise<Flow>
}

/** Compiled flows that one process keeps; those used longest ago leave first. */
const MOST = 200

export function createFlowCache(): FlowCache {
  const kept = new Map<string, Flow>()
  return {
    get: async (scope, id) => {
      const key = `${scope.tenant.id}/${id}`
      const flow = kept.get(key) ?? (await compile(scope, id))
      kept.delete(key)
      kept.set(key, flow)
      const [oldest] = kept.keys()
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
      return flow
    },
  }
}

async function compile(scope: TenantScope, id: FlowVersionId): Promise<Flow> {
  const document = await findVersionDocument(scope, id)
  if (document === undefined) throw new BotError('version_missing', id)
  const parsed = parseFlow(document)
  if (parsed.ok) return parsed.flow
  const [problem] = parsed.problems
  throw new BotError('version_broken', problem === undefined ? '' : problemText(problem, 'en'))
}
