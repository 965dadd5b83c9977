import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'

export interface ReleaseRow {
  id: string
  kind: 'wa_version' | 'program'
  version: string | null
  state: 'canary' | 'all' | 'stopped'
  canary_id: string | null
  canary_until: Date | null
  detail: string
  created_at: Date
  decided_at: Date | null
}

const COLUMNS = sql`id, kind, version, state, canary_id, canary_until, detail, created_at, decided_at`

/** One at a time: what was being tried before is over. */
export async function insertRelease(
  scope: PlatformScope,
  release: Pick<ReleaseRow, 'kind' | 'version' | 'state' | 'canary_id' | 'canary_until'>,
): Promise<string> {
  const now = scope.clock.now()
  const id = newId<string>()
  await sql`UPDATE bot_releases SET state = 'stopped', detail = 'another one began', decided_at = ${now}
             WHERE kind = ${release.kind} AND state = 'canary'`.execute(scope.control)
  await sql`
    INSERT INTO bot_releases (id, kind, version, state, canary_id, canary_until, created_at, decided_at)
    VALUES (${id}, ${release.kind}, ${release.version}, ${release.state}, ${release.canary_id}, ${release.canary_until}, ${now},
            ${release.state === 'canary' ? null : now})`.execute(scope.control)
  return id
}

export async function decideRelease(
  scope: PlatformScope,
  id: string,
  state: 'all' | 'stopped',
  detail = '',
): Promise<void> {
  await sql`UPDATE bot_releases SET state = ${state}, detail = ${detail.slice(0, 500)}, decided_at = ${scope.clock.now()}
             WHERE id = ${id} AND state = 'canary'`.execute(scope.control)
}

/** Newest first. */
export async function listReleases(
  scope: PlatformScope,
  page: { before?: { at: Date; id: string } | undefined; limit: number },
): Promise<ReleaseRow[]> {
  const { rows } = await sql<ReleaseRow>`
    SELECT ${COLUMNS} FROM bot_releases
     WHERE ${page.before === undefined ? sql`true` : sql`(created_at, id) < (${page.before.at}, ${page.before.id}::uuid)`}
     ORDER BY created_at DESC, id DESC LIMIT ${page.limit}`.execute(scope.control)
  return rows
}

export interface Releases {
  /** What all bots have; undefined where nothing was ever set. */
  effective: ReleaseRow | undefined
  /** What one bot tries. */
  trying: ReleaseRow | undefined
  /** However it ended. */
  latest: ReleaseRow | undefined
}

export async function findReleases(scope: PlatformScope, kind: ReleaseRow['kind']): Promise<Releases> {
  const { rows } = await sql<ReleaseRow>`
    SELECT DISTINCT ON (state) ${COLUMNS} FROM bot_releases WHERE kind = ${kind}
     ORDER BY state, created_at DESC, id DESC`.execute(scope.control)
  return {
    effective: rows.find(({ state }) => state === 'all'),
    trying: rows.find(({ state }) => state === 'canary'),
    latest: rows.toSorted((a, b) => b.created_at.getTime() - a.created_at.getTime())[0],
  }
}
