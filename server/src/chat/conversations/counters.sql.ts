import type { ConversationCounters } from '@recado/contracts/conversations'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { unseenMentions } from './mentions.sql.ts'
import { takeableBy } from './rotation.sql.ts'
import { viewerOf, visibleIn } from './visibility.sql.ts'

/** Counting stops here: what is shown above 99 is "99+", and counting all would cost more the more there is. */
const STOP = 100

/** Numbers for the folders beside the list, each over a walk that stops at 100. */
export async function readCounters(scope: TenantScope): Promise<z.output<typeof ConversationCounters>> {
  const { memberId } = viewerOf(scope.actor)
  const tenant = scope.tenant.id
  const visible = visibleIn(scope)
  const count = (condition: RawBuilder<unknown>) => sql`(
    SELECT count(*) FROM (
      SELECT FROM conversations c WHERE c.tenant_id = ${tenant} AND ${condition} LIMIT ${sql.lit(STOP)}) few)`
  const { rows } = await sql<z.output<typeof ConversationCounters>>`
    SELECT ${count(sql`c.assignee_id = ${memberId}::uuid AND c.status = 'open'`)} AS mine,
           ${count(sql`c.assignee_id IS NULL AND c.status = 'open' AND ${visible}`)} AS unassigned,
           ${count(sql`c.status = 'open' AND ${visible}`)} AS open,
           ${count(sql`c.status = 'pending' AND ${visible}`)} AS pending,
           ${count(sql`c.status = 'snoozed' AND ${visible}`)} AS snoozed,
           (SELECT count(*) FROM (
              SELECT FROM ${unseenMentions(scope, memberId)}
               LIMIT ${sql.lit(STOP)}) few) AS mentions,
            ${memberId === null ? sql`0` : count(takeableBy(scope, memberId))} AS takeable`.execute(scope.db)
  return rows[0] ?? { mine: 0, unassigned: 0, open: 0, pending: 0, snoozed: 0, mentions: 0, takeable: 0 }
}
