import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { countFigures, type Figures } from './count-figures.sql.ts'

const SPAN_MS = 30 * 86_400_000
/** Where the funnel stands. */
const PATH = '/estoque/resultados'

export interface FunnelFigure {
  source: string
  metric: 'leads' | 'other'
  scope: 'now' | 'before'
  value: number
  unit: 'count'
  period: 'month'
  path: string
}

/**
 * How many came through the public page in thirty days and in the thirty before, step by step until the visit to the shop:
 * for whoever advises the company. What was sold then is the stock's to tell.
 */
export async function readFunnelFigures(scope: TenantScope): Promise<FunnelFigure[]> {
  const now = scope.clock.now()
  const [oneAgo, twoAgo] = [new Date(now.getTime() - SPAN_MS), new Date(now.getTime() - 2 * SPAN_MS)]
  const current = await countFigures(scope, { from: oneAgo, to: now })
  const previous = await countFigures(scope, { from: twoAgo, to: oneAgo })
  // A page that nobody has seen, and no lead from elsewhere either.
  if ([current, previous].every(({ visitors, contacts }) => visitors + contacts === 0)) return []
  return [...sideOf(current, 'now'), ...sideOf(previous, 'before')]
}

const STEPS = [
  ['visitors', 'other'],
  ['openers', 'other'],
  ['contacts', 'leads'],
  ['came', 'other'],
] as const satisfies readonly (readonly [keyof Figures, FunnelFigure['metric']])[]

function sideOf(figures: Figures, scope: FunnelFigure['scope']): FunnelFigure[] {
  return STEPS.map(([step, metric]) => ({
    ...{ source: `funnel.${step}_${scope}`, metric, scope, value: figures[step] },
    ...{ unit: 'count', period: 'month', path: PATH },
  }))
}
