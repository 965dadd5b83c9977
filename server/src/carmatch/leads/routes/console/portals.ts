import type { LeadArrivalId } from '@recado/contracts/ids'
import { leadEndpoints } from '@recado/contracts/leads'
import { type ConsoleCall, consoleRoute } from '../../../../http/console/console-route.ts'
import { errors as platformErrors } from '../../../../platform/errors.ts'
import { consoleUrl } from '../../../../tenancy/console-url.ts'
import type { TenantScope } from '../../../../tenancy/tenant-scope.ts'
import { takeLead } from '../../../workflows/take-lead.ts'
import {
  createPortal,
  leadErrors,
  listArrivalRows,
  listArrivals,
  listPortalRows,
  lockArrival,
  type PortalRow,
  presentArrival,
  presentLead,
  presentPortal,
  removePortal,
  renewPortal,
  settleArrival,
  updatePortal,
} from '../../index.ts'

const permission = 'catalogue.manage'

const present = (portal: PortalRow, { services: { config }, tenant }: Pick<ConsoleCall, 'services' | 'tenant'>) =>
  presentPortal(portal, { slug: tenant.slug, domain: config.inboundMail?.domain })

function withAddress(
  call: Pick<ConsoleCall, 'services' | 'tenant'>,
  { portal, token }: { portal: PortalRow; token: string },
) {
  const { config } = call.services
  const origin = consoleUrl(config.http.publicUrl, config.tenancy.baseDomain, call.tenant.slug)
  return {
    ...present(portal, call),
    ...{ webhook_url: `${origin}/api/v1/lead-hooks/${token}`, mail_url: `${origin}/api/v1/lead-mails/${token}` },
  }
}

export const listLeadPortals = consoleRoute(leadEndpoints.listPortals, {
  permission,
  handler: async ({ scope, ...call }) => ({
    items: (await listPortalRows(scope)).map((portal) => present(portal, call)),
  }),
})

export const createLeadPortal = consoleRoute(leadEndpoints.createPortal, {
  permission,
  answersSecret: true,
  handler: async ({ scope, body, ...call }) => withAddress(call, await createPortal(scope, body)),
})

export const updateLeadPortal = consoleRoute(leadEndpoints.updatePortal, {
  permission,
  handler: async ({ scope, params: { id }, body, ...call }) => present(await updatePortal(scope, id, body), call),
})

export const renewLeadPortal = consoleRoute(leadEndpoints.renewPortal, {
  permission,
  answersSecret: true,
  handler: async ({ scope, params: { id }, ...call }) => withAddress(call, await renewPortal(scope, id)),
})

export const deleteLeadPortal = consoleRoute(leadEndpoints.deletePortal, {
  permission,
  handler: async ({ scope, params: { id } }) => {
    await removePortal(scope, id)
    return undefined
  },
})

export const listLeadArrivals = consoleRoute(leadEndpoints.listArrivals, {
  permission: 'leads.write',
  handler: async ({ scope, query: { status, ...page } }) => {
    const { items, next_cursor } = await listArrivals(scope, status, page)
    return { items: items.map(presentArrival), next_cursor }
  },
})

export const readLeadArrival = consoleRoute(leadEndpoints.readArrival, {
  permission: 'leads.write',
  handler: async ({ services, scope, params: { id }, body: { car_ids: carIds, phone = '', ...person } }) => {
    const arrival = await requireUnread(scope, id)
    const portal = arrival.portal ?? ''
    const order = {
      ...person,
      phone,
      carIds,
      portal,
      channel: arrival.channel,
      externalId: `${arrival.portal_id}|${id}`,
    }
    const lead = await takeLead(services, scope, order)
    await settleArrival(scope, id, { status: 'taken', leadId: lead.id })
    return presentLead(scope.tenant.id, lead)
  },
})

export const discardLeadArrival = consoleRoute(leadEndpoints.discardArrival, {
  permission: 'leads.write',
  handler: async ({ scope, params: { id } }) => {
    await requireUnread(scope, id)
    await settleArrival(scope, id, { status: 'discarded' })
    return undefined
  },
})

/** @throws not_found (404), lead_arrival_settled (409) */
async function requireUnread(scope: TenantScope, id: LeadArrivalId) {
  await lockArrival(scope, id)
  const [arrival] = await listArrivalRows(scope, { id }, { before: undefined, limit: 1 })
  if (arrival === undefined) throw platformErrors.not_found()
  if (arrival.status !== 'unread') throw leadErrors.lead_arrival_settled()
  return arrival
}
