import { InboxSettings } from '@recado/contracts/inboxes'
import { OpenSessionBody, TEAM_SHOWN, VisitorSession, WidgetConfig, WidgetConfigQuery } from '@recado/contracts/widget'
import { Empty } from '@recado/contracts/wire'
import { foreignOrigin } from '../../../../http/widget/foreign-origin.ts'
import { requirePage } from '../../../../http/widget/load-visitor.ts'
import { visitRoute, widgetRoute } from '../../../../http/widget/widget-route.ts'
import type { TenantScope } from '../../../../tenancy/tenant-scope.ts'
import { findCalendar, nextOpening } from '../../../calendars/index.ts'
import { findInboxByPublicKey, type Inbox, isAnsweredByBot } from '../../../inboxes/index.ts'
import { openVisitorSession } from '../../../workflows/open-visitor-session.ts'
import { endVisit, errors, listTeamNames, noteSighting } from '../../index.ts'

export const openWidgetSession = widgetRoute({
  name: 'open-widget-session',
  method: 'POST',
  url: '/api/v1/widget/sessions',
  tag: 'Widget',
  summary: 'Begins or resumes a visit: answers the token that the other calls and the socket take.',
  status: 201,
  act: 'session',
  body: OpenSessionBody,
  response: VisitorSession,
  handler: async ({ body, scope, services, request }) => {
    const inbox = await requireInbox(scope, body.inbox_key, foreignOrigin(request.headers))
    return openVisitorSession(services, scope, { inbox, ...body })
  },
})

export const endWidgetSession = visitRoute({
  name: 'end-widget-session',
  method: 'POST',
  url: '/api/v1/widget/sessions/end',
  tag: 'Widget',
  summary: 'Signs a visitor out: every token and socket of this visit ends, on every tab. What they wrote is kept.',
  status: 204,
  act: 'session',
  body: Empty,
  handler: async ({ scope, claims }) => {
    await endVisit(scope, claims.visitorId)
    return undefined
  },
})

export const getWidgetConfig = widgetRoute({
  name: 'get-widget-config',
  method: 'GET',
  url: '/api/v1/widget/config',
  tag: 'Widget',
  summary: 'Everything a widget needs before anybody writes: brand, texts, questions, whether somebody is there.',
  act: 'read',
  query: WidgetConfigQuery,
  response: WidgetConfig,
  handler: async ({ query, scope, services, request, tenant }) => {
    const page = foreignOrigin(request.headers)
    const inbox = await requireInbox(scope, query.inbox_key, page)
    // Files and sandboxed frames say 'null'.
    if (page !== undefined && page !== 'null') await noteSighting(scope, inbox.id, page)
    const calendar = inbox.calendar_id === null ? undefined : await findCalendar(scope, inbox.calendar_id)
    const { allowed_origins: _pages, ...settings } = InboxSettings.parse(inbox.settings)
    const now = scope.clock.now()
    const opening = calendar === undefined ? now : nextOpening(calendar, now)
    const openNow = opening?.getTime() === now.getTime() || (await isAnsweredByBot(scope, inbox.id))
    const names = await listTeamNames(scope, inbox.team_id, TEAM_SHOWN)
    const { name, colour, onColour } = await services.mailBrands.find(tenant.id)
    return {
      inbox: { id: inbox.id, name: inbox.name, identity_required: inbox.identity_required },
      brand: { name, colour, on_colour: onColour },
      locale: tenant.locale,
      settings,
      open_now: openNow,
      opens_at: openNow ? null : (opening ?? null),
      closed_message: calendar?.closed_message ?? '',
      team: names.map((firstName) => ({ first_name: firstName })),
    }
  },
})

/** @throws widget_unknown (404), origin_forbidden (403) */
async function requireInbox(scope: TenantScope, key: string, pageOrigin: string | undefined): Promise<Inbox> {
  const inbox = await findInboxByPublicKey(scope, key)
  if (inbox === undefined || inbox.channel !== 'widget') throw errors.widget_unknown()
  requirePage(inbox, pageOrigin)
  return inbox
}
