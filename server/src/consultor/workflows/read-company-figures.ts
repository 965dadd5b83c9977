import type { Services } from '../../services.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import type { CompanyFigure } from '../executions/index.ts'
import { readSettings } from '../settings/index.ts'
import { conversationFigures } from './conversation-figures.ts'

type Parts = Pick<Services, 'withTenant' | 'figureSources' | 'log'>

export interface CompanyFiguresRead {
  allowed: boolean
  figures: CompanyFigure[]
  /** Names of sources that have nothing to tell, or could not be read. */
  withoutData: string[]
}

/** A company's own figures, where it allows that. A source that fails is one without data, and ends nothing. */
export async function readCompanyFigures(
  { withTenant, figureSources, log }: Parts,
  source: ScopeSource,
): Promise<CompanyFiguresRead> {
  const { company_figures: allowed } = await withTenant(source, readSettings)
  if (!allowed) return { allowed, figures: [], withoutData: [] }
  const figures: CompanyFigure[] = []
  const withoutData: string[] = []
  for (const { name, read } of [...figureSources, conversationFigures]) {
    const found = await withTenant(source, read).catch((error: Error) => {
      log.warn({ err: error, source: name, tenant_id: source.tenant.id }, 'figures could not be read')
      return []
    })
    if (found.length === 0) withoutData.push(name)
    figures.push(...besideTold(found, figures))
  }
  return { allowed, figures, withoutData }
}

/** Of two sources that tell one metric the first counts, else they would contradict each other: the other's stays a figure. */
function besideTold(found: readonly CompanyFigure[], told: readonly CompanyFigure[]): CompanyFigure[] {
  const isTold = ({ metric, scope }: CompanyFigure) => told.some((one) => one.metric === metric && one.scope === scope)
  return found.map((figure) => (isTold(figure) ? { ...figure, metric: 'other' } : figure))
}
