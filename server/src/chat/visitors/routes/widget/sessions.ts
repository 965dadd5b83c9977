import { InboxSettings } from '@recado/contracts/inboxes'
import { TEAM_SHOWN, widgetEndpoints } from '@recado/contracts/widget'
import { foreignOrigin } from '../../../../http/widget/foreign-origin.ts'
import { requirePage } from '../../../../http/widget/load-visitor.ts'
import { visitRoute, widgetRoute } from '../../../../http/widget/widget-route.ts'
import { findCalendar, nextOpening } from '../../../calendars/index.ts'
import { findInboxByPublicKey, findWidgetInbox, type Inbox } from '../../../inboxes/index.ts'
import { openVisitorSession } from '../../../workflows/open-visitor-session.ts'
import { endVisit, errors, listTeamFaces, noteSighting } from '../../index.ts'

export const openWidgetSession = widgetRoute(widgetEndpoints.openSession, {
  act: 'session',
  handler: async ({ body, scope, services, request }) => {
    const found = await findInboxByPublicKey(scope, body.inbox_key)
    const inbox = requireWidget(found, foreignOrigin(request.headers))
    return openVisitorSession(services, scope, { inbox, ...body })
  },
})

export const endWidgetSession = visitRoute(widgetEndpoints.endSession, {
  act: 'session',
  handler: async ({ scope, claims }) => {
    await endVisit(scope, claims.visitorId)
    return undefined
  },
})

export const getWidgetConfig = widgetRoute(widgetEndpoints.getConfig, {
  act: 'read',
  handler: async ({ query, scope, services, request, tenant }) => {
    const page = foreignOrigin(request.headers)
    const inbox = requireWidget(await findWidgetInbox(scope, query.inbox_key), page)
    // Files and sandboxed frames say 'null'.
    if (page !== undefined && page !== 'null') await noteSighting(scope, inbox.id, page)
    const calendar = inbox.calendar_id === null ? undefined : await findCalendar(scope, inbox.calendar_id)
    const { allowed_origins: _pages, ...settings } = InboxSettings.parse(inbox.settings)
    const now = scope.clock.now()
    const opening = calendar === undefined ? now : nextOpening(calendar, now)
    const openNow = opening?.getTime() === now.getTime() || inbox.answeredByBot
    const team = await listTeamFaces(scope, inbox.team_id, TEAM_SHOWN)
    const { name, colour, onColour } = await services.mailBrands.find(tenant.id)
    return {
      inbox: { id: inbox.id, name: inbox.name, identity_required: inbox.identity_required },
      brand: { name, colour, on_colour: onColour },
      locale: tenant.locale,
      settings,
      open_now: openNow,
      opens_at: openNow ? null : (opening ?? null),
      closed_message: calendar?.closed_message ?? '',
      team,
      page_starts: inbox.pageStarts,
    }
  },
})

/** @throws widget_unknown (404), origin_forbidden (403) */
function requireWidget<Found extends Inbox>(inbox: Found | undefined, pageOrigin: string | undefined): Found {
  if (inbox === undefined || inbox.channel !== 'widget') throw errors.widget_unknown()
  requirePage(inbox, pageOrigin)
  return inbox
}
