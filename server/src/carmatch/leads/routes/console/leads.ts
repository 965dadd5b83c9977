import { LEAD_STAGES, leadEndpoints } from '@recado/contracts/leads'
import { visibleIn } from '../../../../chat/conversations/index.ts'
import { listInboxes } from '../../../../chat/inboxes/index.ts'
import { consoleRoute } from '../../../../http/console/console-route.ts'
import { errors as platformErrors } from '../../../../platform/errors.ts'
import { recordAct } from '../../../../tenancy/record-act.ts'
import { moveLead } from '../../../workflows/move-lead.ts'
import { showLead } from '../../../workflows/show-lead.ts'
import { takeLead } from '../../../workflows/take-lead.ts'
import { countStages, countUnread, listLeads, presentLead, readInbox, setInbox } from '../../index.ts'

export const listTenantLeads = consoleRoute(leadEndpoints.list, {
  permission: 'leads.read',
  handler: async ({ scope, query: { cursor, limit, ...filters } }) => {
    const { items, next_cursor } = await listLeads(scope, visibleIn(scope), filters, { cursor, limit })
    return { items: items.map((lead) => presentLead(scope.tenant.id, lead)), next_cursor }
  },
})

export const countLeads = consoleRoute(leadEndpoints.count, {
  permission: 'leads.read',
  handler: async ({ scope, query: { mine } }) => {
    const { actor } = scope
    const memberId = mine === true && actor.kind === 'member' ? (actor.memberId ?? undefined) : undefined
    const counted = new Map((await countStages(scope, visibleIn(scope), memberId)).map((row) => [row.stage, row.count]))
    const [fresh, contacted, visit, sold, lost] = LEAD_STAGES.map((stage) => counted.get(stage) ?? 0)
    return {
      stages: { new: fresh ?? 0, contacted: contacted ?? 0, visit: visit ?? 0, sold: sold ?? 0, lost: lost ?? 0 },
      unread_arrivals: await countUnread(scope),
    }
  },
})

export const createOneLead = consoleRoute(leadEndpoints.create, {
  permission: 'leads.write',
  handler: async ({ services, scope, body }) => {
    const { name, phone = '', email, message, car_ids: carIds, portal, external_id: external } = body
    const externalId = external === undefined || external === '' ? null : `hand|${external}`
    const order = { channel: 'hand' as const, portal, name, phone, email, message, carIds, externalId }
    return presentLead(scope.tenant.id, await takeLead(services, scope, order))
  },
})

export const getOneLead = consoleRoute(leadEndpoints.get, {
  permission: 'leads.read',
  handler: ({ services, scope, params: { id } }) => showLead(services, scope, id),
})

export const moveOneLead = consoleRoute(leadEndpoints.move, {
  permission: 'leads.write',
  handler: async ({ services, scope, params: { id }, body }) => {
    await moveLead(scope, id, body)
    return showLead(services, scope, id)
  },
})

export const getLeadSettings = consoleRoute(leadEndpoints.getSettings, {
  permission: 'leads.read',
  handler: async ({ scope }) => ({ inbox_id: await readInbox(scope) }),
})

export const putLeadSettings = consoleRoute(leadEndpoints.putSettings, {
  permission: 'catalogue.manage',
  handler: async ({ scope, body: { inbox_id } }) => {
    const open = (await listInboxes(scope, { after: undefined, limit: 1_000 })).filter(
      ({ retired_at }) => retired_at === null,
    )
    if (inbox_id !== null && !open.some(({ id }) => id === inbox_id)) throw platformErrors.not_found()
    await setInbox(scope, inbox_id)
    const act = { action: 'lead_settings.updated', targetKind: 'tenant', targetId: scope.tenant.id }
    await recordAct(scope, { ...act, after: { inbox_id } })
    return { inbox_id }
  },
})
