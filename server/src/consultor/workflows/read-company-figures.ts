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
  for (const { name, read } of [conversationFigures, ...figureSources]) {
    const found = await withTenant(source, read).catch((error: Error) => {
      log.warn({ err: error, source: name, tenant_id: source.tenant.id }, 'figures could not be read')
      return []
    })
    if (found.length === 0) withoutData.push(name)
    figures.push(...found)
  }
  return { allowed, figures, withoutData }
}
