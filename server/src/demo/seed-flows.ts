import type { TenantScope } from '../tenancy/tenant-scope.ts'
import { createFlow, listFlows, publishFlow } from '../zap/flows/index.ts'
import { readCast } from './cast.ts'
import type { DemoCompany } from './script.ts'

/** The bots of a company, published after its conversations were told: those are people's. */
export async function seedFlows(scope: TenantScope, company: DemoCompany): Promise<void> {
  if (await hasFlows(scope)) return
  const cast = await readCast(scope, company)
  const [builder] = company.people
  const as = builder === undefined ? scope : { ...scope, actor: cast.member(builder.key) }
  for (const { name, document, inboxes } of company.flows ?? []) {
    const common = { id: 'any', priority: 100, inbox_ids: inboxes.map(cast.inbox) }
    const starts = [{ ...common, kind: 'message' as const, when: 'any' as const }]
    const id = await createFlow(as, { name, document, canvas: {}, starts })
    await publishFlow(as, id, { beganWith: 1, starts: undefined, note: '' }, (problem) => {
      throw new Error(`the flow ${name} of the demo has an error: ${JSON.stringify(problem)}`)
    })
  }
}

async function hasFlows(scope: TenantScope): Promise<boolean> {
  const { items } = await listFlows(
    scope,
    { status: undefined, inboxId: undefined, q: undefined },
    { cursor: undefined, limit: 1 },
  )
  return items.length > 0
}
