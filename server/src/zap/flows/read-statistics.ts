import type { FlowBlockFigures, FlowStatistics } from '@recado/contracts/flow-statistics'
import type { FlowDraftDocument } from '@recado/contracts/flows'
import type { FlowId, FlowVersionId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { type BlockFiguresRow, readBlockFigures, readRunFigures } from './flow-figures.sql.ts'
import { findShownVersion, findVersion, readVersion } from './flow-versions.sql.ts'
import { getFlow } from './get-flow.ts'

export interface StatisticsOrder {
  versionId: FlowVersionId | undefined
  since: string | undefined
  until: string | undefined
}

const DAY_MS = 86_400_000
const DEFAULT_DAYS = 30
const MAX_DAYS = 366

/**
 * Figures of a version's blocks, every one of them in the order of the document, by days of the company's calendar.
 * @throws not_found, flow_version_missing (404), flow_period_invalid (422)
 */
export async function readStatistics(
  scope: TenantScope,
  flowId: FlowId,
  { versionId: wanted, ...days }: StatisticsOrder,
): Promise<FlowStatistics> {
  await getFlow(scope, flowId)
  const period = periodOf(days, today(scope))
  const version =
    wanted === undefined ? await findShownVersion(scope, flowId) : await findVersion(scope, { flowId, id: wanted })
  const content = version === undefined ? undefined : await readVersion(scope, version.id)
  if (version === undefined || content === undefined) throw errors.flow_version_missing()
  const found = await readBlockFigures(scope, { versionId: version.id, ...period })
  return {
    version_id: version.id,
    ...period,
    runs: await readRunFigures(scope, { versionId: version.id, ...period }),
    blocks: figuresOf(content.document, found),
  }
}

/** The day it is on the company's calendar. */
function today(scope: TenantScope): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: scope.tenant.timezone, dateStyle: 'short' })
  return format.format(scope.clock.now())
}

function periodOf(
  { since, until }: Pick<StatisticsOrder, 'since' | 'until'>,
  now: string,
): { since: string; until: string } {
  const last = until ?? now
  const first = since ?? dayOf(Date.parse(last) - (DEFAULT_DAYS - 1) * DAY_MS)
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1
  if (!(days >= 1 && days <= MAX_DAYS)) throw errors.flow_period_invalid({ params: { limit: MAX_DAYS } })
  return { since: first, until: last }
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}

interface DocumentBlock {
  id: string
  type: string
  label?: unknown
}

function figuresOf(document: FlowDraftDocument, found: readonly BlockFiguresRow[]): FlowBlockFigures[] {
  const byPlace = new Map(found.map((row) => [`${row.flow}/${row.block}`, row]))
  const subFlows = (document.sub_flows ?? []) as { id: string; blocks: DocumentBlock[] }[]
  const bodies = [{ id: document.id, blocks: document.blocks as DocumentBlock[] }, ...subFlows]
  return bodies.flatMap(({ id: flow, blocks }) =>
    blocks.map((block) => {
      const row = byPlace.get(`${flow}/${block.id}`)
      return {
        flow,
        block: block.id,
        type: block.type,
        label: labelOf(block),
        visits: row?.visits ?? 0,
        answers: row?.answers ?? 0,
        failures: row?.failures ?? 0,
        drop_offs: row?.drop_offs ?? 0,
        outputs: row?.outputs ?? [],
      }
    }),
  )
}

const MAX_LABEL = 80

/** What people know it by: its label, or the beginning of what it says. */
function labelOf(block: DocumentBlock & { text?: unknown; content?: unknown }): string {
  const content = (block.content ?? {}) as { text?: unknown; caption?: unknown }
  const said = [block.label, block.text, content.text, content.caption].find(
    (one) => typeof one === 'string' && one !== '',
  )
  return typeof said === 'string' ? said.slice(0, MAX_LABEL).toWellFormed() : ''
}
