import type { FlowStatistics } from '@recado/contracts/flow-statistics'
import type { FlowVersionId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface FiguresPeriod {
  versionId: FlowVersionId
  /** Days, both inclusive. */
  since: string
  until: string
}

export interface BlockFiguresRow {
  flow: string
  block: string
  visits: number
  answers: number
  failures: number
  drop_offs: number
  outputs: { output: string; count: number }[]
}

/** Of blocks that were visited. */
export async function readBlockFigures(scope: TenantScope, period: FiguresPeriod): Promise<BlockFiguresRow[]> {
  const { rows } = await sql<BlockFiguresRow>`
    SELECT b.flow, b.block, sum(b.visits)::float8 AS visits, sum(b.answers)::float8 AS answers,
           sum(b.failures)::float8 AS failures, sum(b.drop_offs)::float8 AS drop_offs,
           coalesce(jsonb_agg(jsonb_build_object('output', b.output, 'count', b.visits)
                              ORDER BY b.visits DESC, b.output) FILTER (WHERE b.output <> '' AND b.visits > 0), '[]')
             AS outputs
      FROM (SELECT x.flow, x.block, x.output, sum(x.visits) AS visits, sum(x.answers) AS answers,
                   sum(x.failures) AS failures, sum(x.drop_offs) AS drop_offs
              FROM flow_block_stats x
             WHERE x.tenant_id = ${scope.tenant.id} AND x.flow_version_id = ${period.versionId}
               AND x.day BETWEEN ${period.since}::date AND ${period.until}::date
             GROUP BY x.flow, x.block, x.output) b
     GROUP BY b.flow, b.block`.execute(scope.db)
  return rows
}

export async function readRunFigures(scope: TenantScope, period: FiguresPeriod): Promise<FlowStatistics['runs']> {
  const { rows } = await sql<FlowStatistics['runs']>`
    SELECT coalesce(sum(started), 0)::float8 AS started, coalesce(sum(finished), 0)::float8 AS finished,
           coalesce(sum(handed_over), 0)::float8 AS handed_over, coalesce(sum(dropped), 0)::float8 AS dropped
      FROM flow_run_stats
     WHERE tenant_id = ${scope.tenant.id} AND flow_version_id = ${period.versionId}
       AND day BETWEEN ${period.since}::date AND ${period.until}::date`.execute(scope.db)
  return rows[0] ?? { started: 0, finished: 0, handed_over: 0, dropped: 0 }
}
