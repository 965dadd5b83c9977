import type { FlowStart } from '@recado/contracts/flow-starts'
import type { FlowId } from '@recado/contracts/ids'
import { PAGE_STARTS_SHOWN, type WidgetPageStart } from '@recado/contracts/widget'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { COLUMNS, type Inbox } from './inboxes.sql.ts'

interface WidgetInbox extends Inbox {
  /** A flow takes any message of the inbox, day and night. */
  answeredByBot: boolean
  /** Flows that speak first on pages, the highest priority first. */
  pageStarts: WidgetPageStart[]
}

/**
 * The inbox that a widget's script tag names, unless it is retired, with what flows do in it. One statement, as this is asked
 * at each page that a visitor opens: a company without flows pays two looks into an index, not two round trips. The table of
 * publications is the flows' alone to write.
 */
export async function findWidgetInbox(scope: TenantScope, key: string): Promise<WidgetInbox | undefined> {
  const row = await scope.db
    .selectFrom('inboxes as i')
    .select(COLUMNS.map((column) => `i.${column}` as const))
    .select(({ exists, selectFrom }) => [
      exists(
        selectFrom('flow_publications as p')
          .select('p.id')
          .whereRef('p.tenant_id', '=', 'i.tenant_id')
          .whereRef('p.inbox_id', '=', 'i.id')
          .where('p.kind', '=', 'message'),
      ).as('answered_by_bot'),
      jsonArrayFrom(
        selectFrom('flow_publications as p')
          .select(['p.flow_id', 'p.start_id', 'p.start', 'p.opening'])
          .whereRef('p.tenant_id', '=', 'i.tenant_id')
          .whereRef('p.inbox_id', '=', 'i.id')
          .where('p.kind', '=', 'page_url')
          .orderBy('p.priority', 'desc')
          .orderBy('p.published_at', 'desc')
          .limit(PAGE_STARTS_SHOWN),
      ).as('page_starts'),
    ])
    .where('i.tenant_id', '=', scope.tenant.id)
    .where('i.public_key', '=', key)
    .where('i.retired_at', 'is', null)
    .$narrowType<Pick<Inbox, 'settings'>>()
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { answered_by_bot, page_starts, ...inbox } = row
  return { ...inbox, answeredByBot: answered_by_bot === true, pageStarts: page_starts.map(toPageStart) }
}

function toPageStart(row: {
  flow_id: FlowId
  start_id: string
  start: unknown
  opening: string | null
}): WidgetPageStart {
  const { pages, after_seconds } = row.start as Extract<FlowStart, { kind: 'page_url' }>
  return { flow_id: row.flow_id, start_id: row.start_id, pages, after_seconds, opening: row.opening }
}
