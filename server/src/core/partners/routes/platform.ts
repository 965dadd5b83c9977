import type { PartnerId } from '@recado/contracts/ids'
import { partnerEndpoints } from '@recado/contracts/partners'
import { type OfficeCall, platformRoute } from '../../../http/office-route.ts'
import { decodeIdCursor, encodeCursor, pageOfRows } from '../../../platform/cursor.ts'
import { errors } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Services } from '../../../services.ts'
import type { PlatformActor } from '../../../tenancy/actor.ts'
import { listUnitReports } from '../../../tenancy/units.sql.ts'
import { changePartnerStatus } from '../../workflows/change-partner-status.ts'
import { invitePartner } from '../../workflows/invite-partner.ts'
import { openPartner } from '../../workflows/open-partner.ts'
import { findPartnerRow, listPartnerRows, type PartnerRow } from '../index.ts'

export const listPartners = platformRoute(partnerEndpoints.list, {
  handler: async ({ services, query }) => {
    const before = decodeIdCursor<PartnerId>('partners', 'platform', query.cursor)
    const rows = await services.control.acrossTenants((scope) =>
      listPartnerRows(scope, { limit: query.limit + 1, ...(before ? { before } : {}) }),
    )
    return pageOfRows('partners', 'platform', query.limit, rows)
  },
})

export const createPartner = platformRoute(partnerEndpoints.create, {
  handler: async ({ services, actor, origin, body: { admin, ...partner } }) => {
    const id = newId<PartnerId>()
    await services.control.acrossTenants(async (scope) => {
      await openPartner(scope, { actor, origin }, { id, ...partner })
      const { email, name } = admin
      await invitePartner(scope, sourceOf({ services, actor, origin }), { partner: { id, ...partner }, email, name })
    })
    return readPartner(services, id)
  },
})

export const inviteAdministrator = platformRoute(partnerEndpoints.invite, {
  handler: async ({ services, actor, origin, params, body: { email, name } }) => {
    const partner = await readPartner(services, params.partner_id)
    await services.control.acrossTenants((scope) =>
      invitePartner(scope, sourceOf({ services, actor, origin }), { partner, email, name }),
    )
    return readPartner(services, partner.id)
  },
})

export const changeOnePartnerStatus = platformRoute(partnerEndpoints.changeStatus, {
  handler: async ({ services, actor, origin, params, body }) => {
    const change = { partnerId: params.partner_id, ...body }
    await services.control.acrossTenants((scope) => changePartnerStatus(scope, { actor, origin }, change))
    return readPartner(services, params.partner_id)
  },
})

export const listUnits = platformRoute(partnerEndpoints.listUnits, {
  handler: async ({ services, query }) => {
    const after = decodeIdCursor<PartnerId>('units', 'platform', query.cursor)
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

function sourceOf({ services, actor, origin }: Pick<OfficeCall<PlatformActor>, 'services' | 'actor' | 'origin'>) {
  return { actor, origin, publicUrl: services.config.http.publicUrl }
}

async function readPartner(services: Services, id: PartnerId): Promise<PartnerRow> {
  const row = await services.control.acrossTenants((scope) => findPartnerRow(scope, id))
  if (row === undefined) throw errors.not_found()
  return row
}
