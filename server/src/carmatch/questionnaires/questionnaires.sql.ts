import type { MemberId, QuestionnaireVersionId } from '@recado/contracts/ids'
import type { QuestionnaireContent } from '@recado/contracts/questionnaires'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface Author {
  id: MemberId | null
  name: string
}

export interface QuestionnaireRow {
  draft: QuestionnaireContent
  draft_revision: number
  draft_saved_at: Date
  draft_saved_by: MemberId | null
  draft_saved_by_name: string
  published_revision: number | null
  live_version_id: QuestionnaireVersionId | null
  last_version_number: number
}

export async function readQuestionnaire(scope: TenantScope): Promise<QuestionnaireRow | undefined> {
  const { rows } = await sql<QuestionnaireRow>`
    SELECT draft, draft_revision, draft_saved_at, draft_saved_by, draft_saved_by_name, published_revision,
           live_version_id, last_version_number
      FROM questionnaires WHERE tenant_id = ${scope.tenant.id}`.execute(scope.db)
  return rows[0]
}

export async function storeDraft(
  scope: TenantScope,
  { content, revision, author }: { content: QuestionnaireContent; revision: number; author: Author },
): Promise<void> {
  await sql`
    INSERT INTO questionnaires
           (tenant_id, draft, draft_revision, draft_saved_at, draft_saved_by, draft_saved_by_name)
    VALUES (${scope.tenant.id}, ${JSON.stringify(content)}::jsonb, ${revision}, ${scope.clock.now()}, ${author.id},
            ${author.name})
    ON CONFLICT (tenant_id) DO UPDATE
      SET draft = excluded.draft, draft_revision = excluded.draft_revision, draft_saved_at = excluded.draft_saved_at,
          draft_saved_by = excluded.draft_saved_by, draft_saved_by_name = excluded.draft_saved_by_name`.execute(
    scope.db,
  )
}

export async function setLive(
  scope: TenantScope,
  id: QuestionnaireVersionId,
  published?: { revision: number; number: number },
): Promise<void> {
  await scope.db
    .updateTable('questionnaires')
    .set({
      live_version_id: id,
      ...(published === undefined
        ? {}
        : { published_revision: published.revision, last_version_number: published.number }),
    })
    .where('tenant_id', '=', scope.tenant.id)
    .execute()
}

export interface VersionRow {
  id: QuestionnaireVersionId
  number: number
  note: string
  live: boolean
  question_count: number
  by_id: MemberId | null
  by_name: string
  published_at: Date
}

const VERSION = sql`
  v.id, v.number, v.note, q.live_version_id IS NOT DISTINCT FROM v.id AS live,
  jsonb_array_length(v.content -> 'questions') AS question_count, m.id AS by_id, v.published_by_name AS by_name,
  v.published_at`
const FROM = sql`
  questionnaire_versions v
  JOIN questionnaires q ON q.tenant_id = v.tenant_id
  LEFT JOIN members m ON m.tenant_id = v.tenant_id AND m.id = v.published_by`

export async function insertVersion(
  scope: TenantScope,
  version: {
    id: QuestionnaireVersionId
    number: number
    content: QuestionnaireContent
    note: string
    author: Author
  },
): Promise<void> {
  const { id, number, note, author } = version
  await scope.db
    .insertInto('questionnaire_versions')
    .values({
      ...{ tenant_id: scope.tenant.id, id, number, note, content: JSON.stringify(version.content) },
      ...{ published_by: author.id, published_by_name: author.name, published_at: scope.clock.now() },
    })
    .execute()
}

export async function listVersionRows(scope: TenantScope): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    SELECT ${VERSION} FROM ${FROM} WHERE v.tenant_id = ${scope.tenant.id} ORDER BY v.number DESC LIMIT 500`.execute(
    scope.db,
  )
  return rows
}

export async function findVersion(
  scope: TenantScope,
  id: QuestionnaireVersionId,
): Promise<(VersionRow & { content: QuestionnaireContent }) | undefined> {
  const { rows } = await sql<VersionRow & { content: QuestionnaireContent }>`
    SELECT ${VERSION}, v.content FROM ${FROM} WHERE v.tenant_id = ${scope.tenant.id} AND v.id = ${id}`.execute(scope.db)
  return rows[0]
}

/** The number of what is live; 0 is the default. */
export async function readLiveNumber(scope: TenantScope): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    SELECT v.number FROM questionnaires q
      JOIN questionnaire_versions v ON v.tenant_id = q.tenant_id AND v.id = q.live_version_id
     WHERE q.tenant_id = ${scope.tenant.id}`.execute(scope.db)
  return rows[0]?.number ?? 0
}

export async function readContent(scope: TenantScope, number: number): Promise<QuestionnaireContent | undefined> {
  const { rows } = await sql<{ content: QuestionnaireContent }>`
    SELECT content FROM questionnaire_versions
     WHERE tenant_id = ${scope.tenant.id} AND number = ${number}`.execute(scope.db)
  return rows[0]?.content
}
