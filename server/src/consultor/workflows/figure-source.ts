import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { CompanyFigure } from '../executions/index.ts'

/** A part of the program that has figures of a company: its conversations, its stock, its sales. products.ts lists them. */
export interface FigureSource {
  /** A word of the program: what people call it is `consultor:figures.<name>`. */
  name: string
  /** Its figures now; none where there is nothing to tell. */
  read(scope: TenantScope): Promise<CompanyFigure[]>
}
