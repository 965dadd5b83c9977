import type { CrmChoices } from '@recado/contracts/crm'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import type { RdAnswer, RdSession } from './rd-client.ts'
import { type CrmParts, useAccess } from './use-access.ts'

/** A company has one to three; what is beyond is not worth its requests. */
const MOST_PIPELINES = 10

/** What a mapping can be chosen from, asked for there. @throws crm_refused (502) */
export async function listChoices(parts: CrmParts, source: ScopeSource): Promise<CrmChoices> {
  const get = async <Value>(run: (session: RdSession) => Promise<RdAnswer<Value>>): Promise<Value> => {
    const answer = await useAccess(parts, source, run)
    if (!answer.ok) throw errors.crm_refused()
    return answer.value
  }
  const plain = ({ id, name }: { id: string; name: string }) => ({ id, name })
  const pipelines: CrmChoices['pipelines'] = []
  for (const { id, name } of (await get((session) => session.listPipelines())).slice(0, MOST_PIPELINES)) {
    const stages = await get((session) => session.listStages(id))
    pipelines.push({ id, name, stages: stages.map(plain) })
  }
  const sources = (await get((session) => session.listSources())).map(plain)
  const owners = (await get((session) => session.listOwners())).map(plain)
  return { pipelines, sources, owners }
}
