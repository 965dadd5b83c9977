import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { BlockCount, RunCount } from './count-step.ts'

/** Adds to the figures of a version's day; the same blocks in the same order, so that two sessions never wait crosswise. */
export async function addToFigures(
  scope: TenantScope,
  versionId: string,
  day: string,
  { blocks, run }: { blocks: readonly BlockCount[]; run: RunCount },
): Promise<void> {
  const { id: tenant } = scope.tenant
  if (blocks.length > 0) {
    await sql`
      INSERT INTO flow_block_stats AS s
        (tenant_id, flow_version_id, day, flow, block, output, visits, answers, failures, drop_offs)
      SELECT ${tenant}, ${versionId}, ${day}::date, b.flow, b.block, b.output, b.visits, b.answers, b.failures, b.drop_offs
        FROM jsonb_to_recordset(${JSON.stringify(blocks)}::jsonb)
          AS b (flow text, block text, output text, visits int, answers int, failures int, drop_offs int)
       ORDER BY b.flow, b.block, b.output
      ON CONFLICT (tenant_id, flow_version_id, day, flow, block, output) DO UPDATE SET
        visits = s.visits + excluded.visits, answers = s.answers + excluded.answers,
        failures = s.failures + excluded.failures, drop_offs = s.drop_offs + excluded.drop_offs`.execute(scope.db)
  }
  if (run.started + run.finished + run.handed_over + run.dropped === 0) return
  await sql`
    INSERT INTO flow_run_stats AS s (tenant_id, flow_version_id, day, started, finished, handed_over, dropped)
    VALUES (${tenant}, ${versionId}, ${day}::date, ${run.started}, ${run.finished}, ${run.handed_over}, ${run.dropped})
    ON CONFLICT (tenant_id, flow_version_id, day) DO UPDATE SET
      started = s.started + excluded.started, finished = s.finished + excluded.finished,
      handed_over = s.handed_over + excluded.handed_over, dropped = s.dropped + excluded.dropped`.execute(scope.db)
}
