import type { PartnerId } from '@recado/contracts/ids'
import { CreatePartnerBody, PartnerView, UnitView } from '@recado/contracts/partners'
import { PageQuery, pageOf } from '@recado/contracts/wire'
import { findPartnerRow, listPartnerRows } from '../../../modules/partners/index.ts'
import { decodeIdCursor, encodeCursor, pageOfRows } from '../../../platform/cursor.ts'
import { errors } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { listUnitReports } from '../../../tenancy/units.sql.ts'
import { openPartner } from '../../../workflows/open-partner.ts'
import { platformRoute } from '../office-route.ts'

export const listPartners = platformRoute({
  name: 'list-partners',
  method: 'GET',
  url: '/api/v1/platform/partners',
  tag: 'Platform',
  summary: 'Every partner, newest first.',
  query: PageQuery,
  response: pageOf(PartnerView),
  handler: async ({ services, query }) => {
    const before = decodeIdCursor('partners', 'platform', query.cursor)
    const rows = await services.control.acrossTenants((scope) =>
      listPartnerRows(scope, { limit: query.limit + 1, ...(before ? { before } : {}) }),
    )
    return pageOfRows('partners', 'platform', query.limit, rows)
  },
})

export const createPartner = platformRoute({
  name: 'create-partner',
  method: 'POST',
  url: '/api/v1/platform/partners',
  tag: 'Platform',
  summary: 'Makes a partner with its first administrator.',
  status: 201,
  body: CreatePartnerBody,
  response: PartnerView,
  handler: async ({ services, actor, origin, body }) => {
    const id = newId<PartnerId>()
    await services.control.acrossTenants((scope) => openPartner(scope, { actor, origin }, { id, ...body }))
    const row = await services.control.acrossTenants((scope) => findPartnerRow(scope, id))
    if (row === undefined) throw errors.not_found()
    return row
  },
})

export const listUnits = platformRoute({
  name: 'list-units',
  method: 'GET',
  url: '/api/v1/platform/units',
  tag: 'Platform',
  summary: 'At which version each schema stands, and what stopped those that failed.',
  query: PageQuery,
  response: pageOf(UnitView),
  handler: async ({ services, query }) => {
    const after = decodeIdCursor('units', 'platform', query.cursor)
    const rows = await services.control.acrossTenants((scope) =>
      listUnitReports(scope, { limit: query.limit + 1, ...(after ? { after } : {}) }),
    )
    const items = rows.slice(0, query.limit)
    const last = items.at(-1)
    const newest = services.installation.migrations.tenant.length
    return {
      items: items.map(({ id: _id, ...unit }) => ({ ...unit, newest })),
      next_cursor: rows.length > query.limit && last ? encodeCursor('units', 'platform', [last.id]) : null,
    }
  },
})
